import type { CaseKind } from '#shared/cases/kinds.ts';
import { offerSteps, type StepDesk } from '#shared/cases/lifecycle.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import type { CaseView, FileView, Note, OfferedStepView, Task } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { optionsOf } from '../clocks/options.ts';
import { toClockView } from '../clocks/view.ts';
import type { TasksTable } from '../database/tables.ts';
import { listEntries } from '../trail/list.ts';
import { visibleKinds } from '../vault/roles.ts';
import type { DocketContext } from './context.ts';
import { deskOf } from './desk.ts';
import { toEntryView } from './entry-view.ts';
import { isClosed, plansOf, registerOf } from './facts.ts';
import { toJsonObject } from './json.ts';
import { loadVisibleCase, type StoredCase } from './store.ts';

/** Entries of the trail that the page of a case shows, the newest first; the trail page has them all. */
export const NEWEST_ENTRIES = 200;

/** A case with everything that hangs on it. Throws `unknown-case`. */
export async function getCase(context: DocketContext, id: string): Promise<CaseView> {
  const stored = await loadVisibleCase(context, id);
  const entries = await listEntries(context.docket.db, { caseId: id, limit: NEWEST_ENTRIES });
  return { ...(await viewCase(context, stored)), trail: entries.map(toEntryView) };
}

/** A case with everything that hangs on it but the trail. */
export async function viewCase(context: DocketContext, stored: StoredCase): Promise<Omit<CaseView, 'trail'>> {
  const { id, kind, ref, state, version, record, createdAt, updatedAt } = stored;
  return {
    id,
    kind,
    ref,
    state,
    closed: isClosed(kind, state),
    version,
    title: record.title,
    party: registerOf(kind).party(record),
    createdAt,
    updatedAt,
    record: toJsonObject(record),
    clocks: await clocksOf(context, stored),
    tasks: await tasksOf(context, id),
    notes: await notesOf(context, id),
    files: await filesOf(context, id),
    steps: stepsOf(kind, state, record, await deskOf(context.docket.db, context)),
  };
}

/** A case by its reference, `REQ-2026-0014`. Throws `unknown-case` with the reference. */
export async function getCaseByRef(context: DocketContext, ref: string): Promise<CaseView> {
  const row = await context.docket.db
    .selectFrom('cases')
    .select('id')
    .where('ref', '=', ref)
    .where('kind', 'in', [...visibleKinds(context.person)])
    .executeTakeFirst();
  if (row === undefined) throw new DocketError('unknown-case', { ref });
  return getCase(context, row.id);
}

/** The steps that lead on from a state, and why one that is there is not open. */
export function stepsOf<Kind extends CaseKind>(
  kind: Kind,
  state: StoredCase['state'],
  record: RecordOf[Kind],
  desk?: StepDesk,
): OfferedStepView[] {
  return offerSteps(registerOf(kind).lifecycle, state, record, desk).map(({ name, refusal }) => ({
    name,
    ...(refusal === undefined ? {} : { refusal }),
  }));
}

/** The clocks of a case, those that are due first on top, those that wait for an event last. */
async function clocksOf(
  context: DocketContext,
  { id: caseId, kind, state, record }: StoredCase,
): Promise<CaseView['clocks']> {
  const plans = plansOf(kind, record);
  const rows = await context.docket.db
    .selectFrom('clocks')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('due_at', (order) => order.asc().nullsLast())
    .orderBy('regime')
    .orderBy('rule')
    .orderBy('subject')
    .execute();
  const now = context.now();
  return rows.map((row) => ({
    ...toClockView(context, row),
    options: optionsOf({ kind, state, record, plans }, row, context.law, now),
  }));
}

export function toTask(row: TasksTable): Task {
  return {
    id: row.id,
    title: row.title,
    ...(row.due_on === null ? {} : { dueOn: row.due_on }),
    ...(row.assignee === null ? {} : { assignee: row.assignee }),
    ...(row.done_at === null ? {} : { doneAt: row.done_at }),
    ...(row.done_by === null ? {} : { doneBy: row.done_by }),
    createdAt: row.created_at,
  };
}

/** As they were added; those of one moment by their words, so that two readings never differ in order. */
async function tasksOf(context: DocketContext, caseId: string): Promise<Task[]> {
  const { db } = context.docket;
  const rows = await db
    .selectFrom('tasks')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('title')
    .orderBy('id')
    .execute();
  return rows.map(toTask);
}

async function notesOf(context: DocketContext, caseId: string): Promise<Note[]> {
  const { db } = context.docket;
  const rows = await db
    .selectFrom('notes')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .orderBy('text')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ id: row.id, text: row.text, by: row.person_name, at: row.created_at }));
}

async function filesOf(context: DocketContext, caseId: string): Promise<FileView[]> {
  const { db } = context.docket;
  const rows = await db
    .selectFrom('case_files')
    .innerJoin('files', 'files.id', 'case_files.file_id')
    .where('case_files.case_id', '=', caseId)
    .select([
      'files.id',
      'case_files.name',
      'files.media_type as mediaType',
      'files.size',
      'files.sha512',
      'case_files.added_at as addedAt',
      'case_files.added_by as addedBy',
      'case_files.replaces',
      'case_files.replaces_sha512',
    ])
    .orderBy('case_files.added_at')
    .orderBy('case_files.name')
    .orderBy('files.id')
    .execute();
  return linkVersions(
    rows.map(({ replaces, replaces_sha512: sha512, ...file }) => ({
      ...file,
      ...(replaces === null || sha512 === null ? {} : { replaces: { id: replaces, sha512 } }),
    })),
  );
}

/** Tells each file which one took its place. */
export function linkVersions(files: readonly Omit<FileView, 'replacedBy'>[]): FileView[] {
  const successors = new Map(files.map(({ id, replaces }) => [replaces?.id, id]));
  return files.map((file) => {
    const replacedBy = successors.get(file.id);
    return { ...file, ...(replacedBy === undefined ? {} : { replacedBy }) };
  });
}
