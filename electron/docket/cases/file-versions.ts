import type { Kysely, Transaction } from 'kysely';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import type { Tables } from '../database/tables.ts';
import type { NewEntry } from '../trail/append.ts';
import { addTo } from './additions.ts';
import { assertMayChange, type DocketContext } from './context.ts';
import { type AttachOptions, type Encrypted, type NewFile, withEncrypted } from './encrypt.ts';
import { getCase } from './get.ts';
import { loadCase } from './store.ts';

interface Attached {
  name: string;
  sha512: string;
}

/** An attachment of a case; undefined when the case has no such one. */
export function findAttached(
  db: Kysely<Tables>,
  caseId: string,
  fileId: string,
): Promise<Attached | undefined> {
  return db
    .selectFrom('case_files')
    .innerJoin('files', 'files.id', 'case_files.file_id')
    .where('case_files.case_id', '=', caseId)
    .where('files.id', '=', fileId)
    .select(['case_files.name', 'files.sha512'])
    .executeTakeFirst();
}

/** The same. Throws `file-missing` when the case has no such one. */
async function attachedFile(trx: Transaction<Tables>, caseId: string, fileId: string): Promise<Attached> {
  const row = await findAttached(trx, caseId, fileId);
  if (row === undefined) throw new DocketError('file-missing', { file: fileId });
  return row;
}

/** Throws `bad-input` unless the attachment is the newest of its versions, `file-on-case` for a content that is there. */
async function assertReplaceable(
  trx: Transaction<Tables>,
  caseId: string,
  fileId: string,
  newId: string,
): Promise<void> {
  const others = await trx
    .selectFrom('case_files')
    .select(['file_id', 'replaces'])
    .where('case_id', '=', caseId)
    .execute();
  if (others.some(({ replaces }) => replaces === fileId)) {
    throw new DocketError('bad-input', { fields: ['fileId: replaced already'] });
  }
  if (others.some(({ file_id }) => file_id === newId)) {
    throw new DocketError('file-on-case');
  }
}

/**
 * Attaches a new version of an attachment. The version before stays, readable, and each knows its own SHA-512; the new one
 * knows that of its predecessor. The same content again changes nothing.
 * Errors: as `attachFiles`; `bad-input` for one that was replaced already, `file-on-case` for a content that the case has.
 */
export async function replaceFile(
  context: DocketContext,
  caseId: string,
  fileId: string,
  file: NewFile,
  options: AttachOptions = {},
): Promise<CaseView> {
  const { db } = context.docket;
  assertMayChange(context, (await loadCase(db, caseId)).kind);
  await db.transaction().execute((trx) => attachedFile(trx, caseId, fileId));
  return withEncrypted(context, [file], options, async ([encrypted]) => {
    if (encrypted === undefined) return getCase(context, caseId);
    return addTo(context, caseId, 'fileReplaced', (trx, _case, now) =>
      linkVersion(trx, context, { caseId, fileId, now }, encrypted),
    );
  });
}

async function linkVersion(
  trx: Transaction<Tables>,
  context: DocketContext,
  { caseId, fileId, now }: { caseId: string; fileId: string; now: string },
  { file, stored }: Encrypted,
): Promise<NewEntry['details'] | undefined> {
  const before = await attachedFile(trx, caseId, fileId);
  if (stored.id === fileId) return undefined;
  await assertReplaceable(trx, caseId, fileId, stored.id);
  await trx
    .insertInto('case_files')
    .values({
      case_id: caseId,
      file_id: stored.id,
      name: file.name,
      added_at: now,
      added_by: context.person.name,
      replaces: fileId,
      replaces_sha512: before.sha512,
    })
    .execute();
  return {
    changes: [{ field: 'file', before: before.name, after: file.name }],
    sha512: stored.sha512,
    size: stored.size,
    replaces: before.sha512,
    row: { id: stored.id, mediaType: stored.mediaType, replaces: fileId },
  };
}

/**
 * Deletes an attachment from a case, for a reason, which is kept in the trail with its name and SHA-512. When no other case
 * has the content, its key is deleted in the same transaction and its file right after. Backups that were made before
 * still hold it.
 * Errors: `reason-required`, `file-missing`, `unknown-case`, `not-allowed`.
 */
export async function removeFile(
  context: DocketContext,
  caseId: string,
  fileId: string,
  reason: string,
): Promise<CaseView> {
  const { files } = context.docket;
  const why = reason.trim();
  if (why === '') throw new DocketError('reason-required', { file: fileId });
  let forgotten: string | undefined;
  const view = await addTo(context, caseId, 'fileRemoved', async (trx) => {
    const { name, sha512 } = await attachedFile(trx, caseId, fileId);
    await trx.deleteFrom('case_files').where('case_id', '=', caseId).where('file_id', '=', fileId).execute();
    forgotten = await files.forget(trx, fileId);
    return { changes: [{ field: 'file', before: name }], sha512, reason: why, row: { id: fileId } };
  });
  if (forgotten !== undefined) await files.erase(forgotten);
  return view;
}
