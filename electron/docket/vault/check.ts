import { DocketError, type ErrorCode } from '#shared/errors.ts';
import { nowIso } from '#shared/time.ts';
import { checkpoint } from '../database/connection.ts';
import { brokenReferences, fullCheck, searchIndexAgrees } from '../database/integrity.ts';
import { checkPages } from '../database/pages.ts';
import type { Progress } from '../progress.ts';
import { readMembership } from '../trail/membership.ts';
import { type TrailProblem, verifyTrail } from '../trail/verify.ts';
import { exclusively, type OpenDocket, sessionOf } from './docket.ts';
import { strangersIn } from './known-slots.ts';
import { withSameKey } from './loans.ts';
import { readSlots } from './slots.ts';
import { keyCheckOf } from './wrap.ts';

/** `pages`: the seal of every page of docket.db; `database`: its trees and indexes; `references`: rows that point to
 * rows; `search`: the search index; `slots`: slots.json; `trail`: the chain; `files`: every attachment, decrypted. */
export const checkParts = ['pages', 'database', 'references', 'search', 'slots', 'trail', 'files'] as const;
export type CheckPart = (typeof checkParts)[number];

/** What is wrong with a part; words for people are found by this code. */
export type CheckProblem =
  | 'broken-page'
  | 'broken-tree'
  | 'broken-reference'
  | 'index-differs'
  | TrailProblem
  | ErrorCode;

export interface Finding {
  part: CheckPart;
  ok: boolean;
  /** How many things of this part were looked at: pages, entries, attachments. */
  checked: number;
  problem?: CheckProblem;
  /** Which one: a page's number, a table, an entry's number, an attachment's name. */
  subject?: string;
}

export interface CheckReport {
  ok: boolean;
  /** When the check ended, ISO in UTC. */
  at: string;
  /** At least one finding for each part; one for each fault. */
  findings: Finding[];
}

export interface CheckOptions {
  /** Bytes of docket.db and of the attachments; rows are looked at in between. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Ends the check with `cancelled`. */
  signal?: AbortSignal | undefined;
}

/** Told how many bytes were read; throws when the check is to end. */
type Tap = (bytes: number) => void;

const MOST_FINDINGS = 20;

/** One finding for each fault, or a single good one. */
function findingsOf(
  part: CheckPart,
  checked: number,
  problem: CheckProblem,
  faults: readonly string[],
): Finding[] {
  if (faults.length === 0) return [{ part, ok: true, checked }];
  return faults.slice(0, MOST_FINDINGS).map((subject) => ({ part, ok: false, checked, problem, subject }));
}

/** The main file is only whole when the log was folded into it, and nobody may write while it is read. */
async function findBrokenPages(docket: OpenDocket, tap: Tap): Promise<Finding[]> {
  const { file, key } = sessionOf(docket);
  const { pages, broken } = await exclusively(docket, async (raw) => {
    if (!docket.readOnly) checkpoint(raw);
    return checkPages(file, key, tap);
  });
  return findingsOf('pages', pages, 'broken-page', broken.map(String));
}

async function checkDatabase(docket: OpenDocket): Promise<Finding[]> {
  return exclusively(docket, (raw) => [
    ...findingsOf('database', 1, 'broken-tree', fullCheck(raw)),
    ...findingsOf('references', 1, 'broken-reference', brokenReferences(raw)),
    ...findingsOf('search', 1, 'index-differs', searchIndexAgrees(raw) ? [] : ['case_search']),
  ]);
}

/** The file itself, and every slot in it against those that signed entries know. */
async function checkSlots(docket: OpenDocket): Promise<Finding[]> {
  const part = 'slots' as const;
  try {
    const slots = await readSlots(docket.folder);
    const fits =
      slots.docketId === docket.id && slots.keyCheck === keyCheckOf(sessionOf(docket).key, docket.id);
    const checked = slots.slots.length;
    if (!fits) return [{ part, ok: false, checked, problem: 'slots-damaged' }];
    const { members } = await readMembership(docket.db);
    const nameOf = (id: string) => members.people.find((person) => person.id === id)?.name ?? id;
    const strangers = strangersIn(slots, members).map(({ kind, personId }) => `${kind}: ${nameOf(personId)}`);
    return findingsOf(part, checked, 'slot-unknown', strangers);
  } catch (error) {
    if (!(error instanceof DocketError)) throw error;
    return [{ part, ok: false, checked: 0, problem: error.code }];
  }
}

async function checkTrail(docket: OpenDocket): Promise<Finding> {
  const { ok, count, firstProblem } = await verifyTrail(docket.db);
  if (ok || firstProblem === undefined) return { part: 'trail', ok, checked: count };
  const { problem, seq } = firstProblem;
  return { part: 'trail', ok, checked: count, problem, subject: String(seq) };
}

async function checkFiles(docket: OpenDocket, tap: Tap): Promise<Finding[]> {
  const stored = await docket.files.list();
  const faults: Finding[] = [];
  for (const { id, name } of stored) {
    try {
      for await (const chunk of docket.files.read(id)) tap(chunk.length);
    } catch (error) {
      if (!(error instanceof DocketError) || error.code === 'cancelled') throw error;
      faults.push({ part: 'files', ok: false, checked: stored.length, problem: error.code, subject: name });
    }
  }
  return faults.length > 0 ? faults : [{ part: 'files', ok: true, checked: stored.length }];
}

/** Runs a check of rows; a page that cannot be read on the way is its finding, not the end of the whole check. */
async function orDamaged(part: CheckPart, check: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof DocketError) || error.code === 'locked' || error.code === 'cancelled') throw error;
    return [{ part, ok: false, checked: 0, problem: error.code }];
  }
}

async function tapFor(docket: OpenDocket, { onProgress, signal }: CheckOptions): Promise<Tap> {
  const { size } = await sessionOf(docket).file.stat();
  const files = await docket.files.list().catch(() => []);
  const total = files.reduce((sum, file) => sum + file.size, size);
  let done = 0;
  return (bytes) => {
    if (signal?.aborted) throw new DocketError('cancelled');
    done = Math.min(total, done + bytes);
    onProgress?.({ done, total });
  };
}

/**
 * Looks at everything in a docket and changes nothing. Never throws for damage: that is what the findings are for; only
 * `cancelled` and `locked`.
 */
export function checkDocket(docket: OpenDocket, options: CheckOptions = {}): Promise<CheckReport> {
  return withSameKey(docket, () => checkAll(docket, options));
}

async function checkAll(docket: OpenDocket, options: CheckOptions): Promise<CheckReport> {
  const tap = await tapFor(docket, options);
  tap(0);
  const findings = [
    ...(await findBrokenPages(docket, tap)),
    ...(await orDamaged('database', () => checkDatabase(docket))),
    ...(await checkSlots(docket)),
    ...(await orDamaged('trail', async () => [await checkTrail(docket)])),
    ...(await orDamaged('files', () => checkFiles(docket, tap))),
  ];
  tap(0);
  return { ok: findings.every((finding) => finding.ok), at: nowIso(), findings };
}
