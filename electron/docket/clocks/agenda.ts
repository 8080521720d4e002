import type { Selectable } from 'kysely';
import type { AgendaFilter, AgendaItem } from '#shared/contract/agenda.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import { parseStored, registerOf } from '../cases/facts.ts';
import { toTask } from '../cases/get.ts';
import { waitingOf } from '../cases/waiting.ts';
import type { CaseRow, ClockRow, TasksTable } from '../database/tables.ts';
import { visibleKinds } from '../vault/roles.ts';
import { clocksOf, type Span, tasksOf, visibleCases } from './agenda-filter.ts';
import { rulesWithoutDeadline } from './due.ts';
import { toClockView } from './view.ts';
import { dateIn, daysLater, endOfDateIn, momentIn, withOffset, zoneOf } from './zones.ts';

/** Days ahead that Today shows as soon; a clock in hours always runs out within them. */
export const SOON_DAYS = 7;

/** Days that one call for the calendar may span. */
const LONGEST_SPAN_DAYS = 400;

/** An agenda item with the moment by which its list is ordered, in UTC. */
interface Dated {
  at: string;
  item: AgendaItem;
}

export interface Today {
  overdue: AgendaItem[];
  soon: AgendaItem[];
  waiting: AgendaItem[];
}

/** What is overdue, due within a week, and waiting for somebody, over all registers; each by its moment. */
export async function agendaToday(context: DocketContext): Promise<Today> {
  const now = new Date(context.now()).toISOString();
  const dated = [...(await clocksUntil(context, now)), ...(await tasksUntil(context, now))];
  return {
    overdue: inOrder(dated.filter(({ at }) => at < now)),
    soon: inOrder(dated.filter(({ at }) => at >= now)),
    waiting: inOrder(await waitingCases(context)),
  };
}

/** How many lines Today has under overdue and soon, and how many of them under overdue. */
export async function countDue(context: DocketContext): Promise<{ today: number; overdue: number }> {
  const { db } = context.docket;
  const now = new Date(context.now()).toISOString();
  const { clocks, overdueClocks } = await runningUntil(context, now)
    .where('case_id', 'in', visibleCases(context))
    .select((eb) => [
      eb.fn.countAll<number>().as('clocks'),
      eb.fn.countAll<number>().filterWhere('due_at', '<', now).as('overdueClocks'),
    ])
    .executeTakeFirstOrThrow();
  const today = dateIn(context.zone, now);
  const { tasks, overdueTasks } = await db
    .selectFrom('tasks')
    .select((eb) => [
      eb.fn.countAll<number>().as('tasks'),
      eb.fn.countAll<number>().filterWhere('due_on', '<', today).as('overdueTasks'),
    ])
    .where('done_at', 'is', null)
    .where('due_on', '<=', dateIn(context.zone, daysLater(now, SOON_DAYS)))
    .where('case_id', 'in', visibleCases(context))
    .executeTakeFirstOrThrow();
  return {
    today: Number(clocks) + Number(tasks),
    overdue: Number(overdueClocks) + Number(overdueTasks),
  };
}

/**
 * Every date between two dates, both included: clocks however they stand (save stopped ones), and tasks; those that the
 * filter leaves. Throws `bad-input` for a span that is none or too long.
 */
export async function agendaRange(
  context: DocketContext,
  from: string,
  to: string,
  filter: AgendaFilter = {},
): Promise<AgendaItem[]> {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0 && days <= LONGEST_SPAN_DAYS))
    throw new DocketError('bad-input', { fields: ['to: no such span'] });
  return agendaDates(context, filter, { from, to });
}

/** Every date that the filter leaves, of a span or of all time, by its moment. */
export async function agendaDates(
  context: DocketContext,
  filter: AgendaFilter,
  span?: Span,
): Promise<AgendaItem[]> {
  const clocks = await clocksOf(context, filter, span).selectAll().execute();
  const tasks = await tasksOf(context, filter, span).selectAll().execute();
  return inOrder([...(await clockItems(context, clocks)), ...(await taskItems(context, tasks))]);
}

function inOrder(dated: readonly Dated[]): AgendaItem[] {
  const order = (one: Dated, other: Dated) =>
    one.at.localeCompare(other.at, 'en') || one.item.key.localeCompare(other.item.key, 'en');
  return dated.toSorted(order).map(({ item }) => item);
}

/** Running clocks that end within the week; of those that cannot be missed only the ones still ahead. */
function runningUntil(context: DocketContext, now: string) {
  return context.docket.db
    .selectFrom('clocks')
    .where('state', '=', 'running')
    .where('due_at', '<=', daysLater(now, SOON_DAYS))
    .where((eb) => eb.or([eb('due_at', '>=', now), eb('rule', 'not in', rulesWithoutDeadline(context.law))]));
}

async function clocksUntil(context: DocketContext, now: string): Promise<Dated[]> {
  return clockItems(context, await runningUntil(context, now).selectAll().execute());
}

async function tasksUntil(context: DocketContext, now: string): Promise<Dated[]> {
  const rows = await context.docket.db
    .selectFrom('tasks')
    .selectAll()
    .where('done_at', 'is', null)
    .where('due_on', '<=', dateIn(context.zone, daysLater(now, SOON_DAYS)))
    .execute();
  return taskItems(context, rows);
}

async function clockItems(context: DocketContext, rows: readonly ClockRow[]): Promise<Dated[]> {
  const cases = await casesOf(context, rows);
  return rows.flatMap((row) => {
    const line = cases.get(row.case_id);
    if (!line || row.due_at === null || row.due_date === null) return [];
    const what = { is: 'clock' as const, clock: toClockView(context, row) };
    return [{ at: row.due_at, item: { key: `clock-${row.id}`, ...line, date: row.due_date, what } }];
  });
}

async function taskItems(context: DocketContext, rows: readonly Selectable<TasksTable>[]): Promise<Dated[]> {
  const cases = await casesOf(context, rows);
  return rows.flatMap((row) => {
    const line = cases.get(row.case_id);
    if (!line || row.due_on === null) return [];
    const what = { is: 'task' as const, task: toTask(row) };
    const at = endOfDateIn(context.zone, row.due_on);
    return [{ at, item: { key: `task-${row.id}`, ...line, date: row.due_on, what } }];
  });
}

type CaseLine = Pick<AgendaItem, 'caseId' | 'kind' | 'ref' | 'title' | 'party'>;

/** The most variables that one query of ours carries; SQLite allows 32,766. */
const IDS_PER_QUERY = 10_000;

async function casesOf(
  context: DocketContext,
  rows: readonly { case_id: string }[],
): Promise<Map<string, CaseLine>> {
  const ids = [...new Set(rows.map(({ case_id }) => case_id))];
  const lines = new Map<string, CaseLine>();
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const found = await context.docket.db
      .selectFrom('cases')
      .select(['id as caseId', 'kind', 'ref', 'title', 'party'])
      .where('id', 'in', ids.slice(start, start + IDS_PER_QUERY))
      .where('kind', 'in', [...visibleKinds(context.person)])
      .execute();
    for (const line of found) lines.set(line.caseId, line);
  }
  return lines;
}

/** Cases in which somebody outside must act, by how long they have waited. */
async function waitingCases(context: DocketContext): Promise<Dated[]> {
  const rows = await context.docket.db
    .selectFrom('cases')
    .selectAll()
    .where('waiting_for', 'is not', null)
    .where('kind', 'in', [...visibleKinds(context.person)])
    .execute();
  return rows.flatMap((row) => waitingItem(context, row));
}

function waitingItem(context: DocketContext, row: CaseRow): Dated[] {
  const record = parseStored(row.kind, row.record);
  const waiting = waitingOf(row.kind, row.state, record);
  if (!waiting) return [];
  const zone = zoneOf(context.law, record.regimes[0]?.place ?? '');
  const at = momentIn(zone, waiting.since ?? row.created_at);
  const since = withOffset(zone, at);
  const what = { is: 'waiting' as const, waitingFor: waiting.waitingFor, since };
  const { id: caseId, kind, ref, title } = row;
  const party = registerOf(kind).party(record);
  return [
    {
      at,
      item: { key: `waiting-${caseId}`, caseId, kind, ref, title, party, date: since.slice(0, 10), what },
    },
  ];
}
