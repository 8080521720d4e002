import type { CaseKind } from '#shared/cases/kinds.ts';
import type { Law } from '#shared/clocks/question.ts';
import { DocketError } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import { zoneOf } from '../clocks/zones.ts';
import { acceptedLaw } from '../law/accepted.ts';
import { readEffectiveLaw } from '../law/effective.ts';
import type { NewerLaw } from '../law/waiting.ts';
import { forkReader, type StartReader } from '../reader/start.ts';
import type { OpenDocket, Person } from '../vault/docket.ts';
import { readProfile } from '../vault/profile.ts';

/** Told after a change is on the disk, so that whoever shows it asks anew. Without a case: the docket as a whole. */
export interface Change {
  caseId?: string;
}

/** Everything that a command or a query needs. Tests replace `now`, and `startReader` where a process for each file would take too long. */
export interface DocketContext {
  docket: OpenDocket;
  /** The law that was accepted for this docket: everything is computed under it, whatever the program ships. */
  law: Law;
  /** The law that this program ships. */
  shipped: Law;
  /** What is known of a newer law that waits to be accepted. */
  newer: NewerLaw;
  /** The moment of the call, ISO 8601 in UTC. */
  now: () => string;
  person: Person;
  /** IANA zone of the organisation's home: the dates of tasks, and the year in a reference, are dates there. */
  zone: string;
  emit: (change: Change) => void;
  /** How a process that reads files of others is started. */
  startReader: StartReader;
}

/**
 * The context of an open docket for its own person, under the law that was accepted for it. Throws `unknown-place` when
 * the home has no calendar.
 */
export async function contextOf(
  docket: OpenDocket,
  shipped: Law,
  options: { now?: () => string; emit?: (change: Change) => void; startReader?: StartReader } = {},
): Promise<DocketContext> {
  const profile = await readProfile(docket.db);
  const law = await acceptedLaw(docket, await readEffectiveLaw(docket.db, shipped));
  return {
    docket,
    law,
    shipped,
    newer: {},
    now: options.now ?? nowIso,
    person: docket.person,
    zone: zoneOf(law, profile.place),
    emit: options.emit ?? (() => {}),
    startReader: options.startReader ?? forkReader,
  };
}

/** An officer changes everything, a responder incidents, an auditor nothing. Throws `not-allowed` with the role. */
export function assertMayChange(context: DocketContext, kind: CaseKind): void {
  const { role } = context.person;
  if (role === 'officer' || (role === 'responder' && kind === 'incident')) return;
  throw new DocketError('not-allowed', { role });
}
