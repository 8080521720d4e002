import { setImmediate as pause } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { Law } from '#shared/clocks/question.ts';
import type { Move } from '#shared/contract/rulebook.ts';
import { DocketError } from '#shared/errors.ts';
import { HOUSE } from '#shared/regimes/house.ts';
import { isClosed, parseStored, plansOf } from '../cases/facts.ts';
import { firstDue, standOf } from '../clocks/due.ts';
import { standClocks } from '../clocks/stand.ts';
import type { CaseRow, ClockRow, Tables } from '../database/tables.ts';
import type { Progress } from '../progress.ts';
import { fingerprintOf } from './fingerprint.ts';
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

export type CaseOfClocks = Pick<CaseRow, 'id' | 'kind' | 'ref' | 'title' | 'state' | 'record' | 'due_at'>;

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

/** Prepares counting under `law` what was computed under `accepted`, as it stands at `now`. */
export function counterOf(accepted: Law, law: Law, now: string): Counter {
  const why = explainMoves(accepted, law);
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
      const counted = stand(row, kept, law, now);
      if (counted === undefined) return refusal(row);
      return recountOf(row, kept, counted, why);
    },
  };
}

function refusal(row: CaseOfClocks): Recount {
  return { caseId: row.id, rows: [], gone: [], dueAt: row.due_at, moves: [], refused: true };
}

/** The clocks under the newer law; stopped ones stay as they are. Undefined where the facts cannot be under it. */
function stand(row: CaseOfClocks, kept: readonly ClockRow[], law: Law, now: string): ClockRow[] | undefined {
  try {
    const plans = plansOf(row.kind, parseStored(row.kind, row.record));
    const rows = standClocks({ caseId: row.id, kept, plans, corrected: new Set(), closed: false, law, now });
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
  why: ReturnType<typeof explainMoves>,
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
  why: ReturnType<typeof explainMoves>,
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
      why: why(clock),
    },
  ];
}

/** Cases that are counted before others get their turn in the process: some ten milliseconds of work. */
const CASES_AT_ONCE = 200;

/**
 * Counts all open cases of the docket under a newer law, a handful at a time so that nothing waits long, and hands out what
 * changes. Nothing is written. Throws `cancelled` when `signal` is aborted.
 */
export async function countAll(
  db: Kysely<Tables>,
  counter: Counter,
  hand: (recount: Recount) => void,
  options: { onProgress?: ((progress: Progress) => void) | undefined; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const { onProgress, signal } = options;
  const open = db.selectFrom('cases').where('closed_at', 'is', null);
  const { n } = await open.select((eb) => eb.fn.countAll<number>().as('n')).executeTakeFirstOrThrow();
  const total = Number(n);
  for (let last = '', done = 0; ; ) {
    if (signal?.aborted) throw new DocketError('cancelled');
    const rows = await open
      .select(['id', 'kind', 'ref', 'title', 'state', 'record', 'due_at'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(CASES_AT_ONCE)
      .execute();
    const end = rows.at(-1)?.id;
    if (end === undefined) return;
    const clocks = await db
      .selectFrom('clocks')
      .selectAll()
      .where('case_id', '>', last)
      .where('case_id', '<=', end)
      .execute();
    const byCase = Map.groupBy(clocks, ({ case_id }) => case_id);
    for (const row of rows) {
      const recount = counter.count(row, byCase.get(row.id) ?? []);
      if (recount !== undefined) hand(recount);
    }
    done += rows.length;
    last = end;
    onProgress?.({ done, total: Math.max(total, done) });
    await pause();
  }
}
