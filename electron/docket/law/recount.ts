import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Law } from '#shared/clocks/question.ts';
import type { Move, Why } from '#shared/contract/rulebook.ts';
import { DocketError } from '#shared/errors.ts';
import { HOUSE } from '#shared/regimes/house.ts';
import { isClosed, parseStored, plansOf } from '../cases/facts.ts';
import { firstDue, isLate, standOf } from '../clocks/due.ts';
import { standClocks } from '../clocks/stand.ts';
import { type CaseOfClocks, lastPlace, type OpenCases, readOpenCases } from '../database/read-open-cases.ts';
import type { ClockRow, Tables } from '../database/tables.ts';
import type { Progress } from '../progress.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type LateLaw, lateLawOf } from './late.ts';
import { hashOf } from './parts.ts';
import { explainMoves } from './why.ts';

/** What a newer law makes of the clocks of one case. */
export interface Recount {
  caseId: string;
  /** Clocks as they would be kept; those that stay as they are are left out. */
  rows: ClockRow[];
  /** Ids of clocks that the newer law does not have any more. */
  gone: string[];
  /** When the case is due first, afterwards. */
  dueAt: string | null;
  /** What a person would see moving. */
  moves: Move[];
  /** The facts of the case cannot be under the newer law: it keeps its clocks. */
  refused: boolean;
}

/** Counts the clocks of cases anew under a newer law, without writing anything. */
export interface Counter {
  readonly law: Law;
  /** Undefined for a case that the newer law does not touch. */
  count(row: CaseOfClocks, clocks: readonly ClockRow[]): Recount | undefined;
}

const OPEN_STATES: readonly ClockRow['state'][] = ['waiting', 'running', 'paused'];

const isOpen = ({ state }: ClockRow): boolean => OPEN_STATES.includes(state);

/** Regimes whose rules differ in such a way that a case may get a clock that it did not have. */
function regimesWithNewRules(before: Law, after: Law): string[] {
  const changed = after.regimes.filter((regime) => {
    const old = before.regimes.find(({ id }) => id === regime.id);
    return old === undefined || hashOf(old) !== hashOf(regime);
  });
  return changed.map(({ id }) => id);
}

/** The law that was accepted, the newer one, and what of the newer one is not the organisation's own. */
export interface Laws {
  accepted: Law;
  law: Law;
  published: Law;
}

type Reasons = (clock: ClockRow, before: ClockRow | undefined) => Why[];

/** Prepares counting under `law` what was computed under `accepted`, as it stands at `now`. */
export function counterOf({ accepted, law, published }: Laws, now: string): Counter {
  const reasons = explainMoves(accepted, law);
  /** What the organisation added is no reason for a clock that was late before. */
  const why: Reasons = (clock, before) =>
    before && isLate(before, now) ? reasons(clock).filter(({ code }) => code !== 'ownDays') : reasons(clock);
  const late = lateLawOf(accepted, published);
  const renewed = regimesWithNewRules(accepted, law);
  const isStale = (clock: ClockRow) => isOpen(clock) && clock.law !== fingerprintOf(law, clock);
  // The targets of the house are counted in every incident, under whatever law it falls.
  const mayGain = (row: CaseOfClocks) =>
    renewed.some((id) => row.record.includes(`"${id}"`) || (id === HOUSE && row.kind === 'incident'));

  return {
    law,
    count: (row, kept) => {
      if (isClosed(row.kind, row.state)) return undefined;
      if (!kept.some(isStale) && !mayGain(row)) return undefined;
      const counted = stand(row, kept, { law, late, now });
      if (counted === undefined) return refusal(row);
      return recountOf(row, kept, counted, why);
    },
  };
}

function refusal(row: CaseOfClocks): Recount {
  return { caseId: row.id, rows: [], gone: [], dueAt: row.due_at, moves: [], refused: true };
}

/** The clocks under the newer law; stopped ones stay as they are. Undefined where the facts cannot be under it. */
function stand(
  row: CaseOfClocks,
  kept: readonly ClockRow[],
  under: { law: Law; late: LateLaw; now: string },
): ClockRow[] | undefined {
  try {
    const plans = plansOf(row.kind, parseStored(row.kind, row.record));
    const rows = standClocks({ ...under, caseId: row.id, kept, plans, corrected: new Set(), closed: false });
    const stopped = new Map(
      kept.filter(({ state }) => state === 'stopped').map((clock) => [clock.id, clock]),
    );
    const counted = rows.map((clock) => stopped.get(clock.id) ?? clock);
    const ids = new Set(counted.map(({ id }) => id));
    return [...counted, ...[...stopped.values()].filter(({ id }) => !ids.has(id))];
  } catch (error) {
    if (error instanceof DocketError) return undefined;
    throw error;
  }
}

function recountOf(
  row: CaseOfClocks,
  kept: readonly ClockRow[],
  counted: readonly ClockRow[],
  why: Reasons,
): Recount {
  const old = new Map(kept.map((clock) => [clock.id, clock]));
  const ids = new Set(counted.map(({ id }) => id));
  const rows = counted.filter((clock) => {
    const before = old.get(clock.id);
    return before === undefined || differs(before, clock);
  });
  const gone = kept.filter((clock) => isOpen(clock) && !ids.has(clock.id));
  const moves = [
    ...rows.map((clock) => ({ before: old.get(clock.id), after: clock })),
    ...gone.map((before) => ({ before, after: undefined })),
  ];
  return {
    caseId: row.id,
    rows,
    gone: gone.map(({ id }) => id),
    dueAt: firstDue(counted)?.due_at ?? null,
    moves: moves.flatMap(({ before, after }) => moveOf(row, before, after, why)),
    refused: false,
  };
}

function differs(one: ClockRow, other: ClockRow): boolean {
  return (
    one.law !== other.law ||
    one.state !== other.state ||
    one.due_at !== other.due_at ||
    one.result !== other.result ||
    one.events !== other.events ||
    one.started_at !== other.started_at
  );
}

function moveOf(
  row: CaseOfClocks,
  before: ClockRow | undefined,
  after: ClockRow | undefined,
  why: Reasons,
): Move[] {
  const clock = after ?? before;
  if (clock === undefined) return [];
  const [from, to] = [before && standOf(before), after && standOf(after)];
  if (from && to && from.state === to.state && from.due === to.due) return [];
  const { regime, rule, place, subject } = clock;
  return [
    {
      clockId: clock.id,
      caseId: row.id,
      kind: row.kind,
      ref: row.ref,
      title: row.title,
      regime,
      rule,
      place,
      subject,
      ...(from ? { from } : {}),
      ...(to ? { to } : {}),
      why: why(clock, before),
    },
  ];
}

/** Cases that are counted before others get their turn in the process: some ten milliseconds of work. */
const CASES_AT_ONCE = 100;

/**
 * Counts all open cases of the docket under a newer law, a handful at a time so that nothing waits long, and hands out what
 * changes of each handful. Nothing is written. Throws `cancelled` when `signal` is aborted.
 */
export async function countAll(
  db: Kysely<Tables>,
  counter: Counter,
  hand: (recounts: Recount[]) => void,
  options: { onProgress?: ((progress: Progress) => void) | undefined; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const { onProgress, signal } = options;
  const total = await lastPlace(db);
  for (let after: number | undefined = 0; after !== undefined; ) {
    if (signal?.aborted) throw new DocketError('cancelled');
    const { cases, next }: OpenCases = await readOpenCases(db, after, CASES_AT_ONCE);
    hand(cases.flatMap(({ row, clocks }) => counter.count(row, clocks) ?? []));
    after = next;
    onProgress?.({ done: next ?? total, total: Math.max(total, next ?? 0) });
    await pause();
  }
}
