import type { Selectable } from 'kysely';
import { DISCARDED } from '#shared/cases/discard.ts';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import type { DocketContext } from '../cases/context.ts';
import { toTask } from '../cases/get.ts';
import type { ClockRow, TasksTable } from '../database/tables.ts';
import { visibleKinds } from '../vault/roles.ts';
import { toClockView } from './view.ts';
import { endOfDateIn } from './zones.ts';

/** An agenda item with the moment by which its list is ordered, in UTC. */
export interface Dated {
  at: string;
  item: AgendaItem;
}

type CaseLine = Pick<AgendaItem, 'caseId' | 'kind' | 'ref' | 'title' | 'party'>;

/** The most variables that one query of ours carries; SQLite allows 32,766. */
const IDS_PER_QUERY = 10_000;

/** Clocks as items, without those of cases that the person does not see. */
export async function clockItems(context: DocketContext, rows: readonly ClockRow[]): Promise<Dated[]> {
  const cases = await casesOf(context, rows);
  return rows.flatMap((row) => {
    const line = cases.get(row.case_id);
    if (!line || row.due_at === null || row.due_date === null) return [];
    const what = { is: 'clock' as const, clock: toClockView(context, row) };
    return [{ at: row.due_at, item: { key: `clock-${row.id}`, ...line, date: row.due_date, what } }];
  });
}

/** Tasks as items, without those of cases that the person does not see and of discarded ones. */
export async function taskItems(
  context: DocketContext,
  rows: readonly Selectable<TasksTable>[],
): Promise<Dated[]> {
  const cases = await casesOf(context, rows);
  return rows.flatMap((row) => {
    const line = cases.get(row.case_id);
    if (!line || row.due_on === null) return [];
    const what = { is: 'task' as const, task: toTask(row) };
    const at = endOfDateIn(context.zone, row.due_on);
    return [{ at, item: { key: `task-${row.id}`, ...line, date: row.due_on, what } }];
  });
}

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
      .where('state', '!=', DISCARDED)
      .execute();
    for (const line of found) lines.set(line.caseId, line);
  }
  return lines;
}

const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));

/** Items by their moment. */
export function inOrder(dated: readonly Dated[]): AgendaItem[] {
  return dated
    .toSorted((one, other) => byText(one.at, other.at) || byText(one.item.key, other.item.key))
    .map(({ item }) => item);
}

/** Items day by day, and on a day by their moment: the order of the calendar. */
export function byDay(dated: readonly Dated[]): Dated[] {
  return dated.toSorted(
    (one, other) =>
      byText(one.item.date, other.item.date) ||
      byText(one.at, other.at) ||
      byText(one.item.key, other.item.key),
  );
}
