import type { AgendaFilter, AgendaItem } from '#shared/contract/agenda.ts';
import type { DocketContext } from '../cases/context.ts';
import { type AnyRecord, parseStored, registerOf } from '../cases/facts.ts';
import { waitingOf } from '../cases/waiting.ts';
import type { CaseRow } from '../database/tables.ts';
import { visibleKinds } from '../vault/roles.ts';
import { clocksOf, tasksOf, visibleCases } from './agenda-filter.ts';
import { clockItems, type Dated, inOrder, taskItems } from './agenda-items.ts';
import { rulesWithoutDeadline } from './due.ts';
import { dateIn, dateLater, daysLater, momentIn, withOffset, zoneOf } from './zones.ts';

/** Days ahead that Today shows as soon; a clock in hours always runs out within them. */
export const SOON_DAYS = 7;

export interface Today {
  overdue: AgendaItem[];
  soon: AgendaItem[];
  /** What only this person, or one of several, can decide. */
  decide: AgendaItem[];
  waiting: AgendaItem[];
}

/** For what a case waits that the person of the session decides: keys of the text namespace `waiting`. */
const forUs: ReadonlySet<string> = new Set(['yourApproval', 'newDecision']);

function isForUs({ item: { what } }: Dated): boolean {
  return what.is === 'waiting' && forUs.has(what.waitingFor);
}

/** What is overdue, due within a week, to be decided, and waiting for somebody, over all registers; each by its moment. */
export async function agendaToday(context: DocketContext): Promise<Today> {
  const now = new Date(context.now()).toISOString();
  const dated = [...(await clocksUntil(context, now)), ...(await tasksUntil(context, now))];
  const cases = await waitingCases(context);
  return {
    overdue: inOrder(dated.filter(({ at }) => at < now)),
    soon: inOrder(dated.filter(({ at }) => at >= now)),
    decide: inOrder(cases.filter(isForUs)),
    waiting: inOrder(cases.filter((one) => !isForUs(one))),
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
    .where('due_on', '<=', dateLater(dateIn(context.zone, now), SOON_DAYS))
    .where('case_id', 'in', visibleCases(context))
    .executeTakeFirstOrThrow();
  const decide = (await waitingCases(context)).filter(isForUs).length;
  return {
    today: Number(clocks) + Number(tasks) + decide,
    overdue: Number(overdueClocks) + Number(overdueTasks),
  };
}

/** Every date of all time that the filter leaves, by its moment. */
export async function agendaDates(context: DocketContext, filter: AgendaFilter): Promise<AgendaItem[]> {
  const clocks = await clocksOf(context, filter).selectAll().execute();
  const tasks = await tasksOf(context, filter).selectAll().execute();
  return inOrder([...(await clockItems(context, clocks)), ...(await taskItems(context, tasks))]);
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
    .where('due_on', '<=', dateLater(dateIn(context.zone, now), SOON_DAYS))
    .execute();
  return taskItems(context, rows);
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

/** An application waits for every officer but the applicant, by who is signed in. */
function forWhom({ person }: DocketContext, record: AnyRecord, waitingFor: string): string {
  if (waitingFor !== 'approver' || person.role !== 'officer') return waitingFor;
  const applicant = 'application' in record ? record.application?.by.id : undefined;
  return applicant === person.id ? waitingFor : 'yourApproval';
}

function waitingItem(context: DocketContext, row: CaseRow): Dated[] {
  const record = parseStored(row.kind, row.record);
  const waiting = waitingOf(row.kind, row.state, record);
  if (!waiting) return [];
  const zone = zoneOf(context.law, record.regimes[0]?.place ?? '');
  const at = momentIn(zone, waiting.since ?? row.created_at);
  const since = withOffset(zone, at);
  const what = { is: 'waiting' as const, waitingFor: forWhom(context, record, waiting.waitingFor), since };
  const { id: caseId, kind, ref, title } = row;
  const party = registerOf(kind).party(record);
  return [
    {
      at,
      item: { key: `waiting-${caseId}`, caseId, kind, ref, title, party, date: since.slice(0, 10), what },
    },
  ];
}
