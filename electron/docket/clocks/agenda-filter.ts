import { sql } from 'kysely';
import { DISCARDED } from '#shared/cases/discard.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import type { DocketContext } from '../cases/context.ts';
import { visibleKinds } from '../vault/roles.ts';

/** Two dates, both included. */
export interface Span {
  from: string;
  to: string;
}

/** Who handles a case, as its record says. */
const handler = sql<string | null>`record ->> '$.assignee'`;

/** The ids of the cases that the person sees, without discarded ones. */
export function visibleCases({ docket, person }: DocketContext) {
  return docket.db
    .selectFrom('cases')
    .select('id')
    .where('state', '!=', DISCARDED)
    .where('kind', 'in', [...visibleKinds(person)]);
}

/** The ids of the discarded cases, which have no dates. */
function discardedCases({ docket }: DocketContext) {
  return docket.db
    .selectFrom('cases')
    .select('id')
    .where('kind', 'in', [...caseKinds])
    .where('state', '=', DISCARDED);
}

/** The ids of the visible cases of a register; of every register without one. */
function casesOfKind(context: DocketContext, { kind }: AgendaFilter) {
  const cases = visibleCases(context);
  return kind === undefined ? cases : cases.where('kind', '=', kind);
}

function seesAll({ person }: DocketContext): boolean {
  return visibleKinds(person).length === caseKinds.length;
}

/** The clocks that the calendar shows under a filter: however they stand, save stopped ones and those without a date. */
export function clocksOf(context: DocketContext, filter: AgendaFilter, span?: Span) {
  const { kind, regime, person } = filter;
  let clocks = context.docket.db
    .selectFrom('clocks')
    .where('due_date', 'is not', null)
    .where('state', '!=', 'stopped')
    .where('case_id', 'not in', discardedCases(context));
  if (span) clocks = clocks.where('due_date', '>=', span.from).where('due_date', '<=', span.to);
  if (regime !== undefined) clocks = clocks.where('regime', '=', regime);
  // The subquery costs a look at every case: an unfiltered calendar of everything does without.
  if (kind !== undefined || !seesAll(context)) {
    clocks = clocks.where('case_id', 'in', casesOfKind(context, filter));
  }
  if (person !== undefined) {
    clocks = clocks.where('case_id', 'in', visibleCases(context).where(handler, '=', person));
  }
  return clocks;
}

/** The tasks that the calendar shows under a filter. A task belongs to who it names, else to who handles its case. */
export function tasksOf(context: DocketContext, filter: AgendaFilter, span?: Span) {
  const { kind, regime, person } = filter;
  let tasks = context.docket.db
    .selectFrom('tasks')
    .where('due_on', 'is not', null)
    .where('case_id', 'not in', discardedCases(context));
  if (span) tasks = tasks.where('due_on', '>=', span.from).where('due_on', '<=', span.to);
  if (kind !== undefined || !seesAll(context)) {
    tasks = tasks.where('case_id', 'in', casesOfKind(context, filter));
  }
  if (regime !== undefined) {
    const under = sql<boolean>`EXISTS (SELECT 1 FROM json_each(record, '$.regimes') WHERE value ->> 'regime' = ${regime})`;
    tasks = tasks.where('case_id', 'in', visibleCases(context).where(under));
  }
  if (person !== undefined) {
    const handled = visibleCases(context).where(handler, '=', person);
    tasks = tasks.where((eb) =>
      eb.or([
        eb('assignee', '=', person),
        eb.and([eb('assignee', 'is', null), eb('case_id', 'in', handled)]),
      ]),
    );
  }
  return tasks;
}

/** How many dates the filter leaves of a span. */
export async function countDates(context: DocketContext, filter: AgendaFilter, span: Span): Promise<number> {
  const [clocks, tasks] = [clocksOf(context, filter, span), tasksOf(context, filter, span)];
  const counts = [
    await clocks.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
    await tasks.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ];
  return counts.reduce((sum, { count }) => sum + Number(count), 0);
}

/** How many dates a span has that the filter leaves out. */
export async function countHidden(
  context: DocketContext,
  filter: AgendaFilter,
  span: Span,
  shown: number,
): Promise<number> {
  if (Object.values(filter).every((value) => value === undefined)) return 0;
  return (await countDates(context, {}, span)) - shown;
}

/** The regimes and people that occur among the cases that the person sees: what the calendar can be narrowed to. */
export async function agendaChoices(
  context: DocketContext,
): Promise<{ regimes: string[]; people: string[] }> {
  const { db } = context.docket;
  const regimes = await db
    .selectFrom('clocks')
    .select('regime')
    .distinct()
    .where('case_id', 'in', visibleCases(context))
    .execute();
  const handling = await db
    .selectFrom('cases')
    .select(handler.as('name'))
    .distinct()
    .where('kind', 'in', [...visibleKinds(context.person)])
    .execute();
  const doing = await db
    .selectFrom('tasks')
    .select('assignee as name')
    .distinct()
    .where('case_id', 'in', visibleCases(context))
    .execute();
  const names = [...handling, ...doing].flatMap(({ name }) => (name ? [name] : []));
  return { regimes: regimes.map(({ regime }) => regime).sort(), people: [...new Set(names)].sort() };
}
