import type { Kysely, Transaction } from 'kysely';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { DocketError } from '#shared/errors.ts';
import { firstDue } from '../clocks/due.ts';
import { recomputeClocks } from '../clocks/recompute.ts';
import { indexCase } from '../database/search.ts';
import type { CaseRow, Tables } from '../database/tables.ts';
import { noteLaw } from '../law/accepted.ts';
import { appendEntry } from '../trail/append.ts';
import type { EntryDetails } from '../trail/entry.ts';
import { maySee } from '../vault/roles.ts';
import type { DocketContext } from './context.ts';
import { type AnyRecord, isClosed, openedOn, parseStored, plansOf, registerOf, wordsOf } from './facts.ts';
import { traceClocks } from './history/clock-trace.ts';
import { changesBetween, type FieldChange, type JsonObject, toJsonObject } from './json.ts';
import { waitingOf } from './waiting.ts';

/** A case with its record read. */
export interface StoredCase {
  id: string;
  kind: CaseKind;
  ref: string;
  year: number;
  number: number;
  state: string;
  /** Counts the changes of record or state, from 1. Notes, tasks and files do not count: they make no form stale. */
  version: number;
  record: AnyRecord;
  createdAt: string;
  updatedAt: string;
  closedAt: string | null;
}

export function toStoredCase(row: CaseRow): StoredCase {
  const { id, kind, ref, year, number, state, version } = row;
  const record = parseStored(kind, row.record);
  const [createdAt, updatedAt, closedAt] = [row.created_at, row.updated_at, row.closed_at];
  return { id, kind, ref, year, number, state, version, record, createdAt, updatedAt, closedAt };
}

/** The case with this id. Throws `unknown-case`. */
export async function loadCase(db: Kysely<Tables>, id: string): Promise<StoredCase> {
  const row = await db.selectFrom('cases').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new DocketError('unknown-case', { case: id });
  return toStoredCase(row);
}

/** A case that the person of the session may see. Throws `unknown-case` for every other, as if it were not there. */
export async function loadVisibleCase(
  context: Pick<DocketContext, 'docket' | 'person'>,
  id: string,
): Promise<StoredCase> {
  const stored = await loadCase(context.docket.db, id);
  if (maySee(context.person, stored.kind)) return stored;
  throw new DocketError('unknown-case', { case: id });
}

/** What a command does to a case, and how the trail shall tell it. */
export interface CaseChange {
  before: StoredCase | undefined;
  after: StoredCase;
  /** Dotted: `request.logged`, `request.step.extend`. */
  action: string;
  reason?: string | undefined;
  /** Of a case that was imported: the import and the row that it came from. */
  imported?: { [fact: string]: string } | undefined;
  /** True for a correction of facts, false for a step. */
  correcting: boolean;
  /** What else the entry tells of it. */
  facts?: EntryDetails;
}

/**
 * Writes a changed or new case with all that follows from it, in the transaction of the command: its row, its clocks,
 * the text by which it is found, and the entry of the trail with every field before and after and the clocks that moved.
 */
export async function saveCase(
  trx: Transaction<Tables>,
  context: DocketContext,
  change: CaseChange,
  now: string,
): Promise<void> {
  const { before, after } = change;
  const closed = isClosed(after.kind, after.state);
  const row = rowOf(context, after, closed ? (before?.closedAt ?? now) : null);
  await writeRow(trx, row);
  await noteLaw(trx, context.law);
  const clocks = await recomputeClocks(
    trx,
    { law: context.law, now },
    {
      caseId: after.id,
      before: before && {
        plans: plansOf(before.kind, before.record),
        closed: isClosed(before.kind, before.state),
      },
      after: { plans: plansOf(after.kind, after.record), closed },
      correcting: change.correcting,
    },
  );
  const due_at = firstDue(clocks.now)?.due_at ?? null;
  await trx.updateTable('cases').set({ due_at }).where('id', '=', after.id).execute();
  await refreshSearch(trx, after);
  const trace = await traceClocks(trx, after.id, before && clocks.kept, clocks.now);
  await appendEntry(trx, {
    person: context.person,
    action: change.action,
    case: { id: after.id, ref: after.ref },
    details: {
      version: after.version,
      changes: changesOf(before, after),
      ...change.facts,
      ...(trace === undefined ? {} : { clocks: trace }),
      ...(change.imported === undefined ? {} : { imported: change.imported }),
    },
    reason: change.reason,
    at: now,
  });
}

/** The fields that a change touches, the state among them. */
export function changesOf(before: StoredCase | undefined, after: StoredCase): FieldChange[] {
  return changesBetween(before && wholeOf(before), wholeOf(after));
}

/** What the fields of the trail are paths in: the state and the record of a case. */
export function wholeOf({ state, record }: Pick<StoredCase, 'state' | 'record'>): JsonObject {
  return { state, ...toJsonObject(record) };
}

function rowOf(context: DocketContext, stored: StoredCase, closedAt: string | null): CaseRow {
  const { id, kind, ref, year, number, state, version, record, createdAt } = stored;
  return {
    id,
    kind,
    ref,
    year,
    number,
    state,
    title: record.title,
    party: registerOf(kind).party(record),
    opened_on: openedOn(kind, record, context.law, createdAt),
    due_at: null,
    waiting_for: waitingOf(kind, state, record)?.waitingFor ?? null,
    closed_at: closedAt,
    version,
    created_at: createdAt,
    updated_at: stored.updatedAt,
    record: JSON.stringify(record),
  };
}

async function writeRow(trx: Transaction<Tables>, row: CaseRow): Promise<void> {
  const { id: _id, ...values } = row;
  await trx
    .insertInto('cases')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

/** Indexes anew what a case is found by: its reference, title, party, the words of its record, and its notes. */
export async function refreshSearch(trx: Transaction<Tables>, stored: StoredCase): Promise<void> {
  const { id, kind, record } = stored;
  const notes = await trx.selectFrom('notes').select('text').where('case_id', '=', id).execute();
  const words = [stored.ref, ...wordsOf(kind, record), ...notes.map(({ text }) => text)];
  await indexCase(trx, id, words.join('\n'));
}
