import { isProgramName } from '#shared/contract/open-copy.ts';
import { DocketError } from '#shared/errors.ts';
import type { Host } from '../host.ts';
import { withSameKey } from '../vault/loans.ts';
import type { OpenCopies } from '../vault/open-copies.ts';
import type { DocketContext } from './context.ts';
import { noteFileLeft, readFile } from './files.ts';

/** How a program of Windows, Linux or macOS, or a script, begins, whatever its name says. */
const PROGRAM_BEGINNINGS: readonly Buffer[] = [
  Buffer.from('MZ'),
  Buffer.from('#!'),
  Buffer.from('7f454c46', 'hex'),
  Buffer.from('cffaedfe', 'hex'),
  Buffer.from('cefaedfe', 'hex'),
  Buffer.from('cafebabe', 'hex'),
];

/** Hands a content on unless it begins like a program: then throws `file-is-program`. */
async function* harmless(content: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of content) {
    const begins = (bytes: Buffer) => chunk.subarray(0, bytes.length).equals(bytes);
    if (isFirst && PROGRAM_BEGINNINGS.some(begins)) throw new DocketError('file-is-program', { file });
    isFirst = false;
    yield chunk;
  }
}

/**
 * Writes a decrypted copy of an attachment into a private temporary folder, tells the trail, and has the main process hand
 * the copy to another program. The entry comes first: what left the docket must be in the trail, also when the program ends
 * in between. Every role may do it, as it may save a copy.
 * Errors: as `readFile`; `file-is-program`; `file-not-opened` when no program took it, and then the copy is gone.
 */
export function openElsewhere(
  context: DocketContext,
  caseId: string,
  fileId: string,
  { copies, host }: { copies: OpenCopies; host: Host },
): Promise<void> {
  return withSameKey(context.docket, async () => {
    const { name, content } = await readFile(context, caseId, fileId);
    if (isProgramName(name)) throw new DocketError('file-is-program', { file: name });
    const path = await copies.write(name, harmless(content, name));
    try {
      await noteFileLeft(context, caseId, 'fileOpenedElsewhere', name);
      const { paths } = await host.ask({ ask: 'openCopy', path });
      if (paths.length === 0) throw new DocketError('file-not-opened', { file: name });
    } catch (error) {
      await copies.remove(path);
      throw error;
    }
  });
}
