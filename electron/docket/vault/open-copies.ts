import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withDocketErrors } from '../database/errors.ts';
import { writeNewFile } from './durable.ts';
import { privateFolder, removePrivateFolder } from './private-folder.ts';

/** Longest name of a copy in bytes: every file system takes it. */
const NAME_BYTES = 200;

/** Characters that no file system takes, that end a path, or that turn the direction of a text round to hide an ending. */
const UNSAFE = /[<>:"/\\|?*\p{Cc}\p{Cf}]/gu;

/** Names that are devices on Windows, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name of an attachment as the name of a file of its own: it is data, which somebody typed or sent. The ending stays,
 * since other programs go by it.
 */
export function copyName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '');
  const ending = /\.[^.]{1,20}$/.exec(plain)?.[0] ?? '';
  // A character has at least one byte, so that no more of them can stay.
  const stem = Array.from(plain.slice(0, plain.length - ending.length)).slice(0, NAME_BYTES);
  while (Buffer.byteLength(stem.join('') + ending) > NAME_BYTES) stem.pop();
  const kept = `${stem.join('')}${ending}`;
  return kept === '' || DEVICE.test(kept) ? `file_${kept}` : kept;
}

/** Decrypted copies of attachments that other programs show, each alone in a private folder. */
export class OpenCopies {
  readonly #folders = new Set<string>();

  /**
   * Writes a copy, mode 400: what another program changes in it would be lost. Returns its path. When the content does not
   * come to its end, nothing stays. Errors: those of `content`, `disk-full`, `folder-not-writable`.
   */
  async write(name: string, content: AsyncIterable<Uint8Array>): Promise<string> {
    const folder = await privateFolder('open');
    this.#folders.add(folder);
    const path = join(folder, copyName(name));
    try {
      await withDocketErrors(async () => {
        await writeNewFile(path, async (handle) => {
          for await (const chunk of content) await handle.appendFile(chunk);
        });
        await chmod(path, 0o400);
      });
      return path;
    } catch (error) {
      await this.remove(path);
      throw error;
    }
  }

  /** Deletes a copy. One that another program holds open is left to the next start. */
  async remove(path: string): Promise<void> {
    const folder = dirname(path);
    this.#folders.delete(folder);
    await removePrivateFolder(folder).catch(() => undefined);
  }

  /** Deletes all copies. */
  async removeAll(): Promise<void> {
    const folders = [...this.#folders];
    this.#folders.clear();
    await Promise.all(folders.map((folder) => removePrivateFolder(folder).catch(() => undefined)));
  }
}
