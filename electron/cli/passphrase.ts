import { readFile } from 'node:fs/promises';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import type { Io } from './io.ts';

/**
 * The passphrase from a file (its first line, without the line end) or from the terminal, never from an argument, where
 * every process of the machine could read it. Throws `file-missing` for a file that cannot be read and `bad-input` when
 * there is neither a file nor a terminal.
 */
export async function readPassphrase(io: Io, file: string | undefined): Promise<string> {
  if (file !== undefined) return firstLine(await readText(file));
  if (!io.askSecret) throw new DocketError('bad-input', { fields: ['--passphrase-file'] });
  return io.askSecret(createTexts(io.language).t('cli:askPassphrase'));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new DocketError('file-missing', { file }, { cause });
  }
}

/** Without the byte order mark that editors of Windows put in front: nobody typed it. */
function firstLine(content: string): string {
  const [line = ''] = content.replace(/^\uFEFF/, '').split(/\r?\n/, 1);
  if (line === '') throw new DocketError('bad-input', { fields: ['--passphrase-file'] });
  return line;
}
