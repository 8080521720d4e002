import { basename } from 'node:path';
import type { Transaction } from 'kysely';
import type { CaseView } from '#shared/contract/case.ts';
import { MOST_FILE_BYTES } from '#shared/contract/files.ts';
import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import type { Tables } from '../database/tables.ts';
import { sizeOfRegular, streamRegular } from '../foreign/regular-file.ts';
import { appendEntry, type NewEntry } from '../trail/append.ts';
import { siblingOf, writeNewFile } from '../vault/durable.ts';
import { withSameKey } from '../vault/loans.ts';
import { noteDisclosure } from '../vault/note.ts';
import { assertTarget, place, type Target } from '../vault/target.ts';
import { inTransaction } from './commands.ts';
import { assertMayChange, type DocketContext } from './context.ts';
import { type AttachOptions, type Encrypted, type NewFile, withEncrypted } from './encrypt.ts';
import { loadCase, loadVisibleCase } from './store.ts';

/** A file of the computer as something to attach. */
export function fileAt(path: string): NewFile {
  return { name: basename(path), content: streamRegular(path, { chosen: true }) };
}

/**
 * Files of the computer as something to attach. Nothing is read yet.
 * Errors: `file-missing`, `file-not-regular` for a folder, a pipe or a device, `file-too-large`.
 */
export async function filesAt(paths: readonly string[]): Promise<NewFile[]> {
  const files: NewFile[] = [];
  for (const path of paths) {
    const file = fileAt(path);
    const size = await sizeOfRegular(path, { chosen: true }).catch((error: unknown) => {
      if (error instanceof DocketError) throw error;
      throw new DocketError('file-missing', { file: file.name }, { cause: error });
    });
    if (size > MOST_FILE_BYTES) throw new DocketError('file-too-large', { file: file.name });
    files.push({ ...file, size });
  }
  return files;
}

/** Points from a case to a content; undefined when the case has it already. */
async function linkOne(
  trx: Transaction<Tables>,
  context: DocketContext,
  caseId: string,
  { file, stored }: Encrypted,
  now: string,
): Promise<NewEntry['details'] | undefined> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('case_files')
    .values({
      case_id: caseId,
      file_id: stored.id,
      name: file.name,
      added_at: now,
      added_by: context.person.name,
    })
    .onConflict((conflict) => conflict.columns(['case_id', 'file_id']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) return undefined;
  const { id, sha512, size, mediaType } = stored;
  return { changes: [{ field: 'file', after: file.name }], sha512, size, row: { id, mediaType } };
}

/**
 * Encrypts files into the docket and attaches them to a case, all or none, each with its entry. A content that the case has
 * already stays one attachment and leaves no entry.
 * Errors: as `withEncrypted`, `unknown-case`, `not-allowed`.
 */
export async function attachFiles(
  context: DocketContext,
  caseId: string,
  files: readonly NewFile[],
  options: AttachOptions = {},
): Promise<CaseView> {
  assertMayChange(context, (await loadCase(context.docket.db, caseId)).kind);
  return withEncrypted(context, files, options, (encrypted) =>
    inTransaction(context, async (trx, now) => {
      const { id, ref, kind } = await loadCase(trx, caseId);
      const { person } = context;
      for (const one of encrypted) {
        const details = await linkOne(trx, context, caseId, one, now);
        if (details === undefined) continue;
        await trx.updateTable('cases').set({ updated_at: now }).where('id', '=', id).execute();
        await appendEntry(trx, { person, action: `${kind}.fileAdded`, case: { id, ref }, details, at: now });
      }
      return caseId;
    }),
  );
}

/** Attaches one content to a case. Errors: as `attachFiles`. */
export function attachFile(context: DocketContext, caseId: string, file: NewFile): Promise<CaseView> {
  return attachFiles(context, caseId, [file]);
}

/** The name of an attachment on its case. Throws `file-missing` when the case has no such attachment. */
async function nameOf(context: DocketContext, caseId: string, fileId: string): Promise<string> {
  const row = await context.docket.db
    .selectFrom('case_files')
    .select('name')
    .where('case_id', '=', caseId)
    .where('file_id', '=', fileId)
    .executeTakeFirst();
  if (row === undefined) throw new DocketError('file-missing', { file: fileId });
  return row.name;
}

/**
 * An attachment of a case by its name, with its content in authenticated chunks.
 * Errors: `unknown-case`, `file-missing`, and while reading `file-damaged`.
 */
export async function readFile(
  context: DocketContext,
  caseId: string,
  fileId: string,
): Promise<{ name: string; content: AsyncIterable<Buffer> }> {
  await loadVisibleCase(context, caseId);
  const name = await nameOf(context, caseId, fileId);
  return { name, content: context.docket.files.read(fileId) };
}

/**
 * Writes a decrypted copy of an attachment to `target` and tells the trail that it left the docket. The copy appears
 * only when it is whole. Every role may do it: an auditor exports.
 * Errors: as `readFile` and `assertTarget`, and `disk-full`, `folder-not-writable`.
 */
export async function saveFileCopy(
  context: DocketContext,
  caseId: string,
  fileId: string,
  target: Target,
): Promise<void> {
  await assertTarget(target);
  await withSameKey(context.docket, async () => {
    const { name, content } = await readFile(context, caseId, fileId);
    const sibling = siblingOf(target.path);
    await withDocketErrors(async () => {
      await writeNewFile(sibling, async (handle) => {
        for await (const chunk of content) await handle.appendFile(chunk);
      });
      await place(sibling, target);
    });
    await noteFileLeft(context, caseId, 'fileSaved', name);
  });
}

/** Tells the trail that a decrypted copy of an attachment left the docket, and how. */
export async function noteFileLeft(
  context: DocketContext,
  caseId: string,
  how: 'fileSaved' | 'fileOpenedElsewhere',
  name: string,
): Promise<void> {
  const { kind, ref } = await loadCase(context.docket.db, caseId);
  await noteDisclosure(context.docket, {
    person: context.person,
    action: `${kind}.${how}`,
    case: { id: caseId, ref },
    details: { file: name },
    at: context.now(),
  });
  context.emit({ caseId });
}
