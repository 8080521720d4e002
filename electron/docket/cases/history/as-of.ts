import { ZodError } from 'zod';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { StepDesk } from '#shared/cases/lifecycle.ts';
import type { CaseView } from '#shared/contract/case.ts';
import type { CaseThen, Past } from '#shared/contract/trail.ts';
import { DocketError } from '#shared/errors.ts';
import { toClockView } from '../../clocks/view.ts';
import type { ClockRow } from '../../database/tables.ts';
import type { TrailEntry } from '../../trail/entry.ts';
import { readEntriesOfCase } from '../../trail/list.ts';
import type { DocketContext } from '../context.ts';
import { deskOf } from '../desk.ts';
import { toEntryView } from '../entry-view.ts';
import { isClosed, parseStored, registerOf } from '../facts.ts';
import { linkVersions, NEWEST_ENTRIES, stepsOf, viewCase } from '../get.ts';
import { changesBetween, toJsonObject } from '../json.ts';
import { loadVisibleCase, type StoredCase, wholeOf } from '../store.ts';
import { type Acceptance, acceptancesOf, clocksAfter } from './accepted-clocks.ts';
import { type CaseEntry, readCaseEntry } from './case-entry.ts';
import { objectOf } from './leaves.ts';
import { replayCase } from './replay.ts';
import type { PresentRows, Replay } from './state.ts';

/** A case as it was, but for its entries. */
type ViewThen = Omit<CaseView, 'trail'>;

/** Compares as SQLite orders text, so that what was listed then is listed in the same order. */
const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

function inOrder<Row>(rows: readonly Row[], keys: (row: Row) => readonly string[]): Row[] {
  return rows.toSorted((one, other) => {
    const [left, right] = [keys(one), keys(other)];
    return left.map((key, index) => byText(key, right[index] ?? '')).find((order) => order !== 0) ?? 0;
  });
}

/** After every moment: clocks that wait for an event stand last. */
const NEVER = '~';

function clocksThen({ law }: DocketContext, clocks: ReadonlyMap<string, ClockRow>): CaseView['clocks'] {
  const rows = inOrder([...clocks.values()], (row) => [
    row.due_at ?? NEVER,
    row.regime,
    row.rule,
    row.subject,
  ]);
  // What a newer law would move says nothing of the past.
  return rows.map((row) => ({ ...toClockView({ law, newer: {} }, row), options: [] }));
}

/** With who looks at the past: steps are offered as they are today. */
type DeskContext = DocketContext & { desk: StepDesk };

/** Throws when the record that the entries give is none: entries of the case are missing or were altered. */
function viewOf<Kind extends CaseKind>(
  context: DeskContext,
  kind: Kind,
  { id, ref }: Pick<StoredCase, 'id' | 'ref'>,
  replay: Replay,
): ViewThen {
  const { desk } = context;
  const { state, ...fields } = objectOf(replay.leaves);
  const record = parseStored(kind, JSON.stringify(fields));
  const stands = String(state);
  return {
    id,
    kind,
    ref,
    state: stands,
    closed: isClosed(kind, stands),
    version: replay.version,
    title: record.title,
    party: registerOf(kind).party(record),
    createdAt: replay.createdAt,
    updatedAt: replay.updatedAt,
    record: toJsonObject(record),
    clocks: clocksThen(context, replay.clocks ?? new Map()),
    tasks: inOrder(replay.tasks, ({ createdAt, title, id: own }) => [createdAt, title, own]),
    notes: inOrder(replay.notes, ({ at, text, id: own }) => [at, text, own]),
    files: linkVersions(inOrder(replay.files, ({ addedAt, name, id: own }) => [addedAt, name, own])),
    steps: stepsOf(kind, stands, record, desk),
  };
}

/** The number of the last entry that counts: the one asked for, or the last that is dated no later than the moment. */
function lastOf(entries: readonly TrailEntry[], past: Past): number {
  if ('seq' in past) return past.seq;
  const moment = Date.parse(past.at);
  return entries.findLast(({ at }) => Date.parse(at) <= moment)?.seq ?? 0;
}

function notRecorded(replay: Replay, from: number | undefined): CaseThen['notRecorded'] {
  return [
    ...(replay.clocks ? [] : [{ part: 'clocks' as const, ...(from === undefined ? {} : { from }) }]),
    ...(replay.tasksKnown ? [] : [{ part: 'tasks' as const }]),
  ];
}

/** Whether two views say the same of everything that all entries, old ones too, tell. */
function isSameCase(one: ViewThen, other: ViewThen, tasksKnown: boolean): boolean {
  const told = ({ state, record, notes, tasks, files }: ViewThen) =>
    toJsonObject({ state, record, notes, files, ...(tasksKnown ? { tasks } : {}) });
  return changesBetween(told(one), told(other)).length === 0;
}

/** All entries of a case, sealed and read. Throws `docket-damaged` for one whose facts are of no form that was ever written. */
async function historyOf({ docket }: DocketContext, id: string) {
  try {
    const whole = await readEntriesOfCase(docket.db, id);
    return { whole, entries: whole.map(readCaseEntry) };
  } catch (cause) {
    if (!(cause instanceof ZodError)) throw cause;
    throw new DocketError('docket-damaged', { part: 'trail', problem: 'entry' }, { cause });
  }
}

function tryToView(context: DeskContext, stored: StoredCase, replay: Replay): ViewThen {
  try {
    return viewOf(context, stored.kind, stored, replay);
  } catch (cause) {
    throw new DocketError('docket-damaged', { part: 'trail', problem: 'history' }, { cause });
  }
}

/**
 * A case as it was after one of its entries, or at a moment. It is told by the trail alone: the entries are replayed from
 * the logging of the case on, and what they do not tell is named, not guessed.
 * Errors: `unknown-case`, `bad-input` for an entry before the case, `docket-damaged` where entries are missing.
 */
export async function caseAsOf(context: DocketContext, id: string, past: Past): Promise<CaseThen> {
  const stored = await loadVisibleCase(context, id);
  const { whole, entries } = await historyOf(context, id);
  const present = await viewCase(context, stored);
  const now = replayed(entries, present);
  const logged = { at: now.createdAt, seq: entries[0]?.seq ?? 0 };
  const atDesk = { ...context, desk: await deskOf(context.docket.db, context) };
  const leadsToPresent = isSameCase(tryToView(atDesk, stored, now), present, now.tasksKnown);
  const last = lastOf(whole, past);
  if (last < logged.seq) return { logged, notRecorded: [], leadsToPresent };

  const counted = whole.filter(({ seq }) => seq <= last);
  const replay = replayed(entries.slice(0, counted.length), present);
  const later = await acceptedSince(context, stored, entries, { last, past });
  if (later.accepted) replay.clocks = later.clocks;
  const view = tryToView(atDesk, stored, replay);
  const trail = counted.map(toEntryView).toReversed().slice(0, NEWEST_ENTRIES);
  const changes = changesBetween(
    { state: view.state, ...view.record },
    wholeOf({ state: present.state, record: stored.record }),
  );
  const [entry] = trail;
  return {
    logged,
    ...(entry && {
      past: { view: { ...view, trail }, entry, ...(later.accepted && { accepted: later.accepted }), changes },
    }),
    notRecorded: notRecorded(replay, later.from),
    leadsToPresent,
  };
}

interface Since {
  /** The last newer law that was accepted between the entry that counts and the moment, and may have moved clocks. */
  accepted?: Acceptance;
  clocks?: Map<string, ClockRow> | undefined;
  /** The entry from which on the clocks are known, where they are not. */
  from: number | undefined;
}

/** What newer law made of the clocks that was accepted after the last entry that tells of them, `last` being the last of all. */
async function acceptedSince(
  { docket }: DocketContext,
  { id, ref }: StoredCase,
  entries: readonly CaseEntry[],
  { last, past }: { last: number; past: Past },
): Promise<Since> {
  const telling = entries.filter(({ details }) => details.clocks).map(({ seq }) => seq);
  const told = telling.findLast((seq) => seq <= last) ?? 0;
  const since = (await acceptancesOf(docket.db, ref)).filter(({ seq }) => seq > told);
  const isThen = ({ seq, at }: Acceptance) =>
    'seq' in past ? seq <= past.seq : Date.parse(at) <= Date.parse(past.at);
  const accepted = since.findLast(isThen);
  if (!accepted) return { from: telling[0] };
  const present = await docket.db.selectFrom('clocks').selectAll().where('case_id', '=', id).execute();
  const found = clocksAfter(accepted, since, entries, present);
  return 'clocks' in found
    ? { accepted, clocks: found.clocks, from: telling[0] }
    : { accepted, clocks: undefined, from: found.from };
}

/** Throws `docket-damaged` for a case whose first entry is not its logging. */
function replayed(entries: readonly CaseEntry[], present: PresentRows): Replay {
  const replay = replayCase(entries, present);
  if (!replay) throw new DocketError('docket-damaged', { part: 'trail', problem: 'missing' });
  return replay;
}
