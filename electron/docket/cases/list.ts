import { type ExpressionBuilder, type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import { DISCARDED } from '#shared/cases/discard.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import type { CaseRow as CaseLine } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { daysLater } from '../clocks/zones.ts';
import { matchesSearch, searchCases } from '../database/search.ts';
import type { CaseRow, Tables } from '../database/tables.ts';
import { maySee, visibleKinds } from '../vault/roles.ts';
import type { DocketContext } from './context.ts';
import { noCursor, type Position, readCursor, writeCursor } from './cursor.ts';
import { registerOf } from './facts.ts';
import { toLines } from './rows.ts';

/** What a register is asked for; the contract's `cases.list`. */
export interface ListQuestion {
  kind: CaseKind;
  /** Discarded cases are in none but `discarded`. */
  show: 'open' | 'closed' | 'all' | 'discarded';
  /** `overdue`: its first deadline is over. `week`: it ends within the next seven days. */
  due: 'any' | 'overdue' | 'week';
  /** Only cases in which somebody outside must act. */
  waiting: boolean;
  /** Words that the case contains, all of them; the last may be the beginning of a word. */
  search: string;
  sort: 'due' | 'opened' | 'ref' | 'title' | 'updated';
  direction: 'up' | 'down';
  after?: string | undefined;
  limit: number;
}

export interface ListAnswer {
  rows: CaseLine[];
  /** Pass it as `after` for the next page; absent on the last one. */
  next?: string;
  /** Cases that the filters leave; open ones, all and the discarded ones of the register. `all` has no discarded one. */
  matching: number;
  open: number;
  all: number;
  discarded: number;
}

/** Days ahead that count as `due this week`. */
export const WEEK_DAYS = 7;

type Cases = SelectQueryBuilder<Tables, 'cases', object>;

/**
 * What each order compares, as columns of an index; the reference decides among equals, so that no row is shown twice or
 * left out. `read` takes the same values from a row.
 */
const orders: Record<
  ListQuestion['sort'],
  { by: RawBuilder<unknown>[]; read: (row: PageRow) => Position['key'] }
> = {
  due: { by: [sql`due_at`], read: (row) => [row.due_at] },
  opened: { by: [sql`opened_on`], read: (row) => [row.opened_on] },
  ref: { by: [sql`year`, sql`number`], read: (row) => [row.year, row.number] },
  title: { by: [sql`lower(title)`], read: (row) => [row.lower_title] },
  updated: { by: [sql`updated_at`], read: (row) => [row.updated_at] },
};

/** One page of a register. Throws `bad-input` for a cursor that is none. */
export async function listCases(context: DocketContext, question: ListQuestion): Promise<ListAnswer> {
  if (!maySee(context.person, question.kind))
    throw new DocketError('not-allowed', { role: context.person.role });
  const { db } = context.docket;
  const wanted = filter(db.selectFrom('cases'), question, context.now());
  const found = await readPage(wanted, question);
  const page = found.slice(0, question.limit);
  const last = page.at(-1);
  const more = found.length > question.limit && last !== undefined;
  const next = more
    ? writeCursor({ sort: orderOf(question), key: orders[question.sort].read(last), ref: last.ref })
    : undefined;
  return {
    rows: await toLines(context, page),
    ...(next === undefined ? {} : { next }),
    matching: await count(wanted),
    ...(await countKind(context, question.kind)),
  };
}

function orderOf(question: ListQuestion): string {
  return `${question.sort}-${question.direction}`;
}

function openStates(kind: CaseKind): string[] {
  const { states, closed } = registerOf(kind).lifecycle;
  return states.filter((state) => !closed.includes(state));
}

function filter(cases: Cases, question: ListQuestion, moment: string): Cases {
  const now = new Date(moment).toISOString();
  let wanted = cases.where('kind', '=', question.kind);
  if (question.show === 'open') wanted = wanted.where('state', 'in', openStates(question.kind));
  wanted = wanted.where('state', question.show === 'discarded' ? '=' : '!=', DISCARDED);
  if (question.show === 'closed') wanted = wanted.where('closed_at', 'is not', null);
  if (question.due === 'overdue') wanted = wanted.where('due_at', '<', now);
  if (question.due === 'week') {
    wanted = wanted.where('due_at', '>=', now).where('due_at', '<=', daysLater(now, WEEK_DAYS));
  }
  if (question.waiting) wanted = wanted.where('waiting_for', 'is not', null);
  if (question.search.trim() !== '') wanted = wanted.where(matchesSearch(question.search));
  return wanted;
}

type PageRow = CaseRow & { lower_title: string };

/**
 * Up to one row more than a page. Cases without a date come last in either direction: they are read behind the others,
 * so that both parts follow an index.
 */
async function readPage(wanted: Cases, question: ListQuestion): Promise<PageRow[]> {
  const most = question.limit + 1;
  if (question.sort !== 'due') return readPart(wanted, question, most);
  const behind = question.after === undefined ? undefined : readCursor(question.after, orderOf(question));
  const amongUndated = behind !== undefined && isUndated(behind);
  const dated = amongUndated ? [] : await readPart(wanted.where('due_at', 'is not', null), question, most);
  if (dated.length === most) return dated;
  const after = amongUndated ? question.after : undefined;
  const undated = wanted.where('due_at', 'is', null);
  return [...dated, ...(await readPart(undated, { ...question, after }, most - dated.length))];
}

function isUndated(position: Position): boolean {
  return position.key[0] === null;
}

async function readPart(wanted: Cases, question: ListQuestion, most: number): Promise<PageRow[]> {
  const { by } = orders[question.sort];
  const order = question.direction === 'up' ? 'asc' : 'desc';
  let part = wanted;
  if (question.after !== undefined) {
    const behind = readCursor(question.after, orderOf(question));
    if (!isUndated(behind) && behind.key.length !== by.length) throw noCursor();
    part = part.where(isBehind(by, behind, question.direction));
  }
  const rows = part.selectAll().select(sql<string>`lower(title)`.as('lower_title'));
  return by
    .reduce((sorted, key) => sorted.orderBy(key, order), rows)
    .orderBy('ref', order)
    .limit(most)
    .execute();
}

/** The rows behind a position: one comparison of all parts at once, which an index can follow. */
function isBehind(
  by: RawBuilder<unknown>[],
  behind: Position,
  direction: 'up' | 'down',
): RawBuilder<boolean> {
  const compare = direction === 'up' ? sql`>` : sql`<`;
  if (isUndated(behind)) return sql<boolean>`ref ${compare} ${behind.ref}`;
  return sql<boolean>`(${sql.join([...by, sql`ref`])}) ${compare} (${sql.join([...behind.key, behind.ref])})`;
}

async function count(wanted: Cases): Promise<number> {
  const { found } = await wanted
    .select((eb: Counting) => eb.fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow();
  return Number(found);
}

type Counting = ExpressionBuilder<Tables, 'cases'>;

async function countKind(
  context: DocketContext,
  kind: CaseKind,
): Promise<Pick<ListAnswer, 'open' | 'all' | 'discarded'>> {
  const ofKind = context.docket.db.selectFrom('cases').where('kind', '=', kind);
  return {
    open: await count(ofKind.where('state', 'in', openStates(kind))),
    all: await count(ofKind.where('state', '!=', DISCARDED)),
    discarded: await count(ofKind.where('state', '=', DISCARDED)),
  };
}

/** Cases of all registers that the person sees and that contain the words, the best match first. */
export async function findCases(context: DocketContext, text: string, limit: number): Promise<CaseLine[]> {
  const ids = await searchCases(context.docket.db, text, { limit, kinds: visibleKinds(context.person) });
  if (ids.length === 0) return [];
  const rows = await context.docket.db.selectFrom('cases').selectAll().where('id', 'in', ids).execute();
  return toLines(
    context,
    rows.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)),
  );
}

/** How many cases of each register are open, as far as the person sees them. */
export async function countOpen(context: DocketContext): Promise<Record<CaseKind, number>> {
  const counts = { request: 0, incident: 0, agreement: 0, transfer: 0 };
  for (const kind of visibleKinds(context.person)) counts[kind] = (await countKind(context, kind)).open;
  return counts;
}
