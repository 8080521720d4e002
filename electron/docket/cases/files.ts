import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import type { CaseView } from '#shared/contract/case.ts';
import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import { settle, siblingOf, writeNewFile } from '../vault/durable.ts';
import type { StoredFile } from '../vault/files.ts';
import { noteDisclosure } from '../vault/note.ts';
import { addTo } from './additions.ts';
import { assertMayChange, type DocketContext } from './context.ts';
import { loadCase, loadVisibleCase } from './store.ts';

/** A content to attach: its bytes, or a stream of them, and the name that people gave it. */
export interface NewFile {
  name: string;
  content: Uint8Array | AsyncIterable<Uint8Array>;
}

const mediaTypes: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.eml': 'message/rfc822',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.msg': 'application/vnd.ms-outlook',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip': 'application/zip',
};

/** The media type that a name stands for. */
export function mediaTypeOf(name: string): string {
  return mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/** A file of the computer as something to attach. */
export function fileAt(path: string): NewFile {
  return { name: basename(path), content: contentOf(path) };
}

/** Opened only when somebody reads: a stream that fails before that would end the process. */
async function* contentOf(path: string): AsyncGenerator<Buffer> {
  yield* createReadStream(path);
}

/**
 * Encrypts a content into the docket and attaches it to a case. The same content twice on one case is one attachment
 * and leaves one entry.
 * Errors: `unknown-case`, `not-allowed`, `file-missing`, `disk-full`, `folder-not-writable`.
 */
export async function attachFile(context: DocketContext, caseId: string, file: NewFile): Promise<CaseView> {
  const { docket } = context;
  assertMayChange(context, (await loadCase(docket.db, caseId)).kind);
  const stored = await storeContent(context, file);
  return addTo(context, caseId, 'fileAdded', async (trx, _stored, now) => {
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
  });
}

/** Encrypts a content into the docket; nothing points to it yet. Errors: as `attachFile`. */
export async function storeContent(context: DocketContext, file: NewFile): Promise<StoredFile> {
  try {
    return await context.docket.files.add(file.content, file.name, mediaTypeOf(file.name));
  } catch (error) {
    // The chosen file vanished between the dialog and the reading.
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')) {
      throw new DocketError('file-missing', { file: file.name }, { cause: error });
    }
    throw error;
  }
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
 * Errors: as `readFile`, and `disk-full`, `folder-not-writable`.
 */
export async function saveFileCopy(
  context: DocketContext,
  caseId: string,
  fileId: string,
  target: string,
): Promise<void> {
  const { docket } = context;
  const { name, content } = await readFile(context, caseId, fileId);
  const sibling = siblingOf(target);
  await withDocketErrors(async () => {
    await writeNewFile(sibling, async (handle) => {
      for await (const chunk of content) await handle.appendFile(chunk);
    });
    await settle(sibling, target);
  });
  const { kind, ref } = await loadCase(docket.db, caseId);
  await noteDisclosure(docket, {
    person: context.person,
    action: `${kind}.fileSaved`,
    case: { id: caseId, ref },
    details: { file: name },
    at: context.now(),
  });
}
