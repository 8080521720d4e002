import type { CaseKind } from '#shared/cases/kinds.ts';
import type { Law } from '#shared/clocks/question.ts';
import { DocketError } from '#shared/errors.ts';
import { zoneOf } from '../clocks/zones.ts';
import type { OpenDocket, Person } from '../vault/docket.ts';
import { readProfile } from '../vault/profile.ts';

/** Told after a change is on the disk, so that whoever shows it asks anew. Without a case: the docket as a whole. */
export interface Change {
  caseId?: string;
}

/** Everything that a command or a query needs. Tests replace `now` and nothing else. */
export interface DocketContext {
  docket: OpenDocket;
  law: Law;
  /** The moment of the call, ISO 8601 in UTC. */
  now: () => string;
  person: Person;
  /** IANA zone of the organisation's home: the dates of tasks, and the year in a reference, are dates there. */
  zone: string;
  emit: (change: Change) => void;
}

/** The context of an open docket for its own person. Throws `unknown-place` when the home has no calendar. */
export async function contextOf(
  docket: OpenDocket,
  law: Law,
  options: { now?: () => string; emit?: (change: Change) => void } = {},
): Promise<DocketContext> {
  const profile = await readProfile(docket.db);
  return {
    docket,
    law,
    now: options.now ?? (() => new Date().toISOString()),
    person: docket.person,
    zone: zoneOf(law, profile.place),
    emit: options.emit ?? (() => {}),
  };
}

/** An officer changes everything, a responder incidents, an auditor nothing. Throws `not-allowed` with the role. */
export function assertMayChange(context: DocketContext, kind: CaseKind): void {
  const { role } = context.person;
  if (role === 'officer' || (role === 'responder' && kind === 'incident')) return;
  throw new DocketError('not-allowed', { role });
}
