import { sql } from 'kysely';
import type { AgendaDay, AgendaFilter, AgendaItem, AgendaMark } from '#shared/contract/agenda.ts';
import type { DocketContext } from '../cases/context.ts';
import { clocksOf, type Span, tasksOf } from './agenda-filter.ts';
import { byDay, clockItems, taskItems } from './agenda-items.ts';
import { assertSpan } from './agenda-range.ts';
import { resultOf } from './due.ts';

/** What a view of days wants to know of each. */
export interface DaysQuestion extends Span {
  filter?: AgendaFilter | undefined;
  /** How many of its first dates come along. */
  first: number;
  /** Whether `marks` come along. */
  marked: boolean;
}

/**
 * The days of a span that have dates, in order: how many each has, and the first of them. What a docket of many clocks
 * answers does not grow with them. Throws `bad-input` for a span that is none or too long.
 */
export async function agendaDays(context: DocketContext, question: DaysQuestion): Promise<AgendaDay[]> {
  assertSpan(question);
  const counts = await countByDay(context, question);
  const first = question.first > 0 ? await firstOfDays(context, question) : new Map<string, AgendaItem[]>();
  const marks = question.marked ? await marksOfDays(context, question) : new Map<string, AgendaMark[]>();
  return [...counts].sort().map(([date, count]) => ({
    date,
    count,
    first: first.get(date) ?? [],
    marks: marks.get(date) ?? [],
  }));
}

async function countByDay(
  context: DocketContext,
  { filter = {}, ...span }: DaysQuestion,
): Promise<Map<string, number>> {
  const clocks = await clocksOf(context, filter, span)
    .select((eb) => ['due_date as date', eb.fn.countAll<number>().as('count')])
    .groupBy('due_date')
    .execute();
  const tasks = await tasksOf(context, filter, span)
    .select((eb) => ['due_on as date', eb.fn.countAll<number>().as('count')])
    .groupBy('due_on')
    .execute();
  const counts = new Map<string, number>();
  for (const { date, count } of [...clocks, ...tasks]) {
    if (date !== null) counts.set(date, (counts.get(date) ?? 0) + Number(count));
  }
  return counts;
}

async function firstOfDays(
  context: DocketContext,
  { filter = {}, first, ...span }: DaysQuestion,
): Promise<Map<string, AgendaItem[]>> {
  const { db } = context.docket;
  const clocks = await db
    .selectFrom('clocks')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom(
          clocksOf(context, filter, span)
            .select([
              'id',
              sql<number>`row_number() OVER (PARTITION BY due_date ORDER BY due_at, id)`.as('n'),
            ])
            .as('placed'),
        )
        .select('placed.id')
        .where('placed.n', '<=', first),
    )
    .execute();
  const tasks = await db
    .selectFrom('tasks')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom(
          tasksOf(context, filter, span)
            .select(['id', sql<number>`row_number() OVER (PARTITION BY due_on ORDER BY id)`.as('n')])
            .as('placed'),
        )
        .select('placed.id')
        .where('placed.n', '<=', first),
    )
    .execute();
  const dated = byDay([...(await clockItems(context, clocks)), ...(await taskItems(context, tasks))]);
  const days = Map.groupBy(dated, ({ item }) => item.date);
  return new Map([...days].map(([date, own]) => [date, own.slice(0, first).map(({ item }) => item)]));
}

/**
 * From what the gravest of a day is told: of the clocks that stand alike under one rule the one that ends first stands
 * for all, since none of them can be graver.
 */
async function marksOfDays(
  context: DocketContext,
  { filter = {}, ...span }: DaysQuestion,
): Promise<Map<string, AgendaMark[]>> {
  const { db } = context.docket;
  const isMetLate = sql<number>`met_at > due_at`;
  const clocks = await db
    .selectFrom('clocks')
    .select(['due_date as date', 'due_at', 'met_at', 'state', 'result'])
    .where('id', 'in', (eb) =>
      eb
        .selectFrom(
          clocksOf(context, filter, span)
            .select([
              'id',
              sql<number>`row_number() OVER (PARTITION BY due_date, regime, rule, state, ${isMetLate} ORDER BY due_at, id)`.as(
                'n',
              ),
            ])
            .as('placed'),
        )
        .select('placed.id')
        .where('placed.n', '=', 1),
    )
    .execute();
  const tasks = await tasksOf(context, filter, span)
    .select((eb) => ['due_on as date', eb.fn.max('done_at').as('done_at')])
    .groupBy(['due_on', sql`done_at IS NULL`])
    .execute();
  const marks = [
    ...clocks.flatMap(({ date, due_at, met_at, state, result }) => {
      const computed = resultOf({ result });
      if (date === null || due_at === null || !computed) return [];
      const { outcome, period } = computed;
      const mark: AgendaMark = {
        is: 'clock',
        clock: { due: due_at, outcome, period },
        paused: state === 'paused',
        ...(met_at === null ? {} : { metAt: met_at }),
      };
      return [{ date, mark }];
    }),
    ...tasks.flatMap(({ date, done_at }) => {
      const mark: AgendaMark = { is: 'task', ...(done_at === null ? {} : { doneAt: done_at }) };
      return date === null ? [] : [{ date, mark }];
    }),
  ];
  const days = Map.groupBy(marks, ({ date }) => date);
  return new Map([...days].map(([date, own]) => [date, own.map(({ mark }) => mark)]));
}
