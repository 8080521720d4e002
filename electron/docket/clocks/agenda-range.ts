import { sql } from 'kysely';
import { z } from 'zod';
import type { AgendaFilter, AgendaItem } from '#shared/contract/agenda.ts';
import { DocketError } from '#shared/errors.ts';
import type { DocketContext } from '../cases/context.ts';
import { noCursor } from '../cases/cursor.ts';
import { clocksOf, countDates, type Span, tasksOf } from './agenda-filter.ts';
import { byDay, clockItems, type Dated, taskItems } from './agenda-items.ts';
import { endOfDateIn } from './zones.ts';

/** Days that one call for the calendar may span. */
const LONGEST_SPAN_DAYS = 400;

/** Where the next page starts: behind the item of this date, moment and key. */
const positionSchema = z.tuple([z.string(), z.string(), z.string()]);
type Position = z.infer<typeof positionSchema>;

/** One page of the dates of a span. */
export interface AgendaPage {
  items: AgendaItem[];
  /** How many dates the filter leaves of the whole span. */
  total: number;
  /** Cursor of the next page; absent after the last one. */
  next?: string;
}

/** Throws `bad-input` for a span that is none or too long. */
export function assertSpan({ from, to }: Span): void {
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000;
  if (!(days >= 0 && days <= LONGEST_SPAN_DAYS)) {
    throw new DocketError('bad-input', { fields: ['to: no such span'] });
  }
}

/**
 * The dates between two dates, both included: clocks however they stand (save stopped ones), and tasks; those that the
 * filter leaves, day by day, `limit` of them behind the cursor `after`.
 * Throws `bad-input` for a span that is none or too long, and for a cursor that is none.
 */
export async function agendaRange(
  context: DocketContext,
  question: Span & { filter?: AgendaFilter | undefined; after?: string | undefined; limit: number },
): Promise<AgendaPage> {
  const { filter = {}, limit } = question;
  assertSpan(question);
  const after = question.after === undefined ? undefined : readPosition(question.after);
  const page = { context, filter, span: { from: question.from, to: question.to }, after, limit };
  const dated = byDay([...(await clocksAfter(page)), ...(await tasksAfter(page))]);
  const shown = dated.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item),
    total: await countDates(context, filter, page.span),
    ...(last && dated.length > limit ? { next: writePosition(last) } : {}),
  };
}

interface Page {
  context: DocketContext;
  filter: AgendaFilter;
  span: Span;
  after: Position | undefined;
  limit: number;
}

/** One more than the page holds, so that it is known whether another follows. */
async function clocksAfter({ context, filter, span, after, limit }: Page): Promise<Dated[]> {
  let clocks = clocksOf(context, filter, span);
  if (after !== undefined) {
    const [date, at, key] = after;
    const id = key.startsWith(CLOCK) ? key.slice(CLOCK.length) : AFTER_ALL_IDS;
    clocks = clocks.where(sql<boolean>`(due_date, due_at, id) > (${date}, ${at}, ${id})`);
  }
  const rows = await clocks
    .selectAll()
    .orderBy('due_date')
    .orderBy('due_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return clockItems(context, rows);
}

async function tasksAfter({ context, filter, span, after, limit }: Page): Promise<Dated[]> {
  let tasks = tasksOf(context, filter, span);
  if (after !== undefined) {
    const [date, at, key] = after;
    const end = endOfDateIn(context.zone, date);
    const id = tasksBehind(end, at, key);
    tasks = tasks.where(sql<boolean>`(due_on, id) > (${date}, ${id})`);
  }
  const rows = await tasks
    .selectAll()
    .orderBy('due_on')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  return taskItems(context, rows);
}

const CLOCK = 'clock-';
const TASK = 'task-';
/** Ids are in lower-case hex: all of them stand before this one, and behind the empty text. */
const AFTER_ALL_IDS = '~';

/** The id behind which the tasks of the cursor's own date are still to come; they stand at the end of that date. */
function tasksBehind(end: string, at: string, key: string): string {
  if (end !== at) return end > at ? '' : AFTER_ALL_IDS;
  return key.startsWith(TASK) ? key.slice(TASK.length) : '';
}

function writePosition({ at, item: { date, key } }: Dated): string {
  const position: Position = [date, at, key];
  return Buffer.from(JSON.stringify(position), 'utf8').toString('base64url');
}

function readPosition(cursor: string): Position {
  try {
    const position = positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    if (Number.isNaN(Date.parse(position[0]))) throw noCursor();
    return position;
  } catch {
    throw noCursor();
  }
}
