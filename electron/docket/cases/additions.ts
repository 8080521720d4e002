import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import type { Tables } from '../database/tables.ts';
import { appendEntry, type NewEntry } from '../trail/append.ts';
import { inTransaction } from './commands.ts';
import { assertMayChange, type DocketContext } from './context.ts';
import { loadCase, refreshSearch, type StoredCase } from './store.ts';

/**
 * Runs a command that adds to a case without touching its record: the row, the entry, the time of the last change.
 * The entry names the row (`row`), so that the case can be shown as it was.
 */
export async function addTo(
  context: DocketContext,
  caseId: string,
  action: string,
  work: (
    trx: Transaction<Tables>,
    stored: StoredCase,
    now: string,
  ) => Promise<NewEntry['details'] | undefined>,
  draft?: string,
): Promise<CaseView> {
  return inTransaction(
    context,
    async (trx, now) => {
      const stored = await loadCase(trx, caseId);
      assertMayChange(context, stored.kind);
      const details = await work(trx, stored, now);
      if (details === undefined) return caseId;
      await trx.updateTable('cases').set({ updated_at: now }).where('id', '=', caseId).execute();
      const ofCase = { id: stored.id, ref: stored.ref };
      await appendEntry(trx, {
        person: context.person,
        action: `${stored.kind}.${action}`,
        case: ofCase,
        details,
        at: now,
      });
      return caseId;
    },
    draft,
  );
}

/** Adds a note in the person's name; it can be found by its words. Throws `unknown-case`, `bad-input` for an empty text. */
export async function addNote(
  context: DocketContext,
  caseId: string,
  text: string,
  draft?: string,
): Promise<CaseView> {
  const body = text.trim();
  if (body === '') throw new DocketError('bad-input', { fields: ['text: empty'] });
  return addTo(
    context,
    caseId,
    'noteAdded',
    async (trx, stored, now) => {
      const note = {
        id: randomUUID(),
        case_id: caseId,
        text: body,
        person_name: context.person.name,
        created_at: now,
      };
      await trx.insertInto('notes').values(note).execute();
      await refreshSearch(trx, stored);
      return { changes: [{ field: 'note', after: body }], row: { id: note.id } };
    },
    draft,
  );
}

export interface NewTask {
  title: string;
  /** `YYYY-MM-DD` at the organisation's home. */
  dueOn?: string | undefined;
  assignee?: string | undefined;
  /** The draft that it was typed as. */
  draft?: string | undefined;
}

/** Adds a task. `origin` names the rule or template that made it; a person unless told. */
export async function addTask(
  context: DocketContext,
  caseId: string,
  task: NewTask,
  origin = 'person',
): Promise<CaseView> {
  const title = task.title.trim();
  if (title === '') throw new DocketError('bad-input', { fields: ['title: empty'] });
  const { dueOn, assignee } = task;
  return addTo(
    context,
    caseId,
    'taskAdded',
    async (trx, _stored, now) => {
      const id = randomUUID();
      await trx
        .insertInto('tasks')
        .values({
          id,
          case_id: caseId,
          title,
          due_on: dueOn ?? null,
          assignee: assignee ?? null,
          done_at: null,
          done_by: null,
          created_at: now,
          origin,
        })
        .execute();
      const facts = [
        { field: 'task.title', after: title },
        ...(dueOn === undefined ? [] : [{ field: 'task.dueOn', after: dueOn }]),
        ...(assignee === undefined ? [] : [{ field: 'task.assignee', after: assignee }]),
      ];
      return { changes: facts, row: { id } };
    },
    task.draft,
  );
}

/**
 * Marks a task of the case as done, or as open again. One that is so already stays as it is and leaves no entry.
 * Throws `unknown-case`, `bad-input` for a task of another case.
 */
export async function finishTask(
  context: DocketContext,
  caseId: string,
  taskId: string,
  done: boolean,
): Promise<CaseView> {
  return addTo(context, caseId, done ? 'taskFinished' : 'taskReopened', async (trx, _stored, now) => {
    const task = await trx
      .selectFrom('tasks')
      .selectAll()
      .where('id', '=', taskId)
      .where('case_id', '=', caseId)
      .executeTakeFirst();
    if (task === undefined) throw new DocketError('bad-input', { fields: ['taskId: no task of this case'] });
    if ((task.done_at !== null) === done) return undefined;
    const mark = done ? { done_at: now, done_by: context.person.name } : { done_at: null, done_by: null };
    await trx.updateTable('tasks').set(mark).where('id', '=', taskId).execute();
    const changes = [{ field: 'task.done', before: !done, after: done }];
    return { changes, task: task.title, row: { id: taskId } };
  });
}
