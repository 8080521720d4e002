import { createHash } from 'node:crypto';
import { type FileHandle, rm, stat } from 'node:fs/promises';
import { DocketError } from '#shared/errors.ts';
import { withDocketErrors } from '../database/errors.ts';
import { streamRegular } from '../foreign/regular-file.ts';
import { type Speech, speechIn } from '../reports/text.ts';
import { settle, siblingOf, writeNewFile } from '../vault/durable.ts';
import { BAGIT, type Sealed, writeBagInfo, writeManifest } from './bag.ts';
import { type PackContent, packContentSchema } from './content.ts';
import { nameBase, paths } from './layout.ts';
import { type SigningKey, signMinisign, writePublicKey } from './minisign.ts';
import { listPayload } from './payload.ts';
import { writeStartHere } from './start-here.ts';
import { openPackWriter, type PackWriter } from './writer.ts';

export interface BuildOptions {
  /** Called before each file of the pack: how many are done, of how many, and the one that comes. */
  onProgress?: (done: number, total: number, path: string) => void;
  /** Stops the work: what was written is removed and `cancelled` thrown. */
  signal?: AbortSignal;
  /** Folder with the fonts of the reports (`resources/fonts`); found by itself when absent. */
  fontsDir?: string;
  /** Runs when the pack is whole and before it stands at its place; what it throws leaves no pack behind. */
  beforeRelease?: (built: BuiltPack) => Promise<void>;
}

export interface BuiltPack {
  file: string;
  /** Bytes of the zip. */
  size: number;
  /** SHA-512 of the zip, lower-case hex. */
  sha512: string;
  /** Text of `docket.pub`. */
  publicKey: string;
}

/**
 * Writes a pack: one zip with one BagIt 1.0 bag, signed over its tag manifest. It is written to a sibling of `target`
 * and renamed when it is whole, so that no half of a pack is ever met; a pack that was there is replaced only then. The
 * same content and key give the same bytes.
 * Throws `bad-input` for content that does not fit its schema, `cancelled`, `disk-full`, `folder-not-writable`.
 */
export async function buildPack(
  content: PackContent,
  signer: SigningKey,
  target: string,
  options: BuildOptions = {},
): Promise<BuiltPack> {
  const checked = packContentSchema.safeParse(content);
  if (!checked.success) throw new DocketError('bad-input', { fields: checked.error.issues.map(nameIssue) });
  const sibling = siblingOf(target);
  return withDocketErrors(async () => {
    try {
      await writeNewFile(sibling, (handle) => writeBag(handle, checked.data, signer, options));
      const { size } = await stat(sibling);
      const sha512 = await hashFile(sibling);
      const built = { file: target, size, sha512, publicKey: writePublicKey(signer) };
      await options.beforeRelease?.(built);
      await settle(sibling, target);
      return built;
    } catch (error) {
      await rm(sibling, { force: true });
      throw error;
    }
  });
}

async function writeBag(
  handle: FileHandle,
  content: PackContent,
  signer: SigningKey,
  options: BuildOptions,
): Promise<void> {
  const writer = openPackWriter(handle, nameBase(content), content.made.at);
  try {
    const speech = speechIn(content.language, content.docket.zone);
    const payload = await writePayload(writer, content, signer, speech, options);
    const tags = [
      await writer.add(paths.startHere, [writeStartHere(content, signer, speech.words)]),
      await writer.add(paths.bagit, [BAGIT]),
      await writer.add(paths.bagInfo, [writeBagInfo({ content, payload })]),
      await writer.add(paths.publicKey, [writePublicKey(signer)]),
      await writer.add(paths.manifest, [writeManifest(payload)]),
    ];
    const tagManifest = writeManifest(tags);
    await writer.add(paths.tagManifest, [tagManifest]);
    const comment = `Privacy Docket pack of docket ${content.docket.id}, made ${content.made.at}`;
    await writer.add(paths.signature, [signMinisign(Buffer.from(tagManifest), signer, comment)]);
    await writer.finish();
  } catch (error) {
    writer.abort(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

async function writePayload(
  writer: PackWriter,
  content: PackContent,
  signer: SigningKey,
  speech: Speech,
  { onProgress, signal, fontsDir }: BuildOptions,
): Promise<Sealed[]> {
  const members = listPayload(content, signer, speech, fontsDir);
  const sealed: Sealed[] = [];
  for (const member of members) {
    if (signal?.aborted) throw new DocketError('cancelled');
    onProgress?.(sealed.length, members.length, member.path);
    sealed.push(await writer.add(member.path, await member.write()));
  }
  onProgress?.(members.length, members.length, '');
  return sealed;
}

async function hashFile(file: string): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of streamRegular(file)) hash.update(chunk);
  return hash.digest('hex');
}

function nameIssue(issue: { path: PropertyKey[] }): string {
  return issue.path.map(String).join('.');
}
