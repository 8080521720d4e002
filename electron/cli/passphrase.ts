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
  if (file !== undefined) return firstLine(await readText(file), '--passphrase-file');
  if (!io.askSecret) throw new DocketError('bad-input', { fields: ['--passphrase-file'] });
  return io.askSecret(createTexts(io.language).t('cli:askPassphrase'));
}

/** A passphrase that is being set: from a file, or typed twice. Throws `bad-input` when the two differ. */
export async function readNewPassphrase(io: Io, file: string | undefined, option: string): Promise<string> {
  if (file !== undefined) return firstLine(await readText(file), option);
  if (!io.askSecret) throw new DocketError('bad-input', { fields: [option] });
  const { t } = createTexts(io.language);
  const passphrase = await io.askSecret(t('cli:askNewPassphrase'));
  if ((await io.askSecret(t('cli:askAgain'))) === passphrase) return passphrase;
  throw new DocketError('bad-input', { fields: [option] });
}

/** A recovery key from a file: its words may stand on several lines. */
export async function readRecoveryKey(file: string, option: string): Promise<string> {
  const typed = withoutMark(await readText(file)).trim();
  if (typed === '') throw new DocketError('bad-input', { fields: [option] });
  return typed;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new DocketError('file-missing', { file }, { cause });
  }
}

/** Without the byte order mark that editors of Windows put in front: nobody typed it. */
function withoutMark(content: string): string {
  return content.replace(/^\uFEFF/, '');
}

function firstLine(content: string, option: string): string {
  const [line = ''] = withoutMark(content).split(/\r?\n/, 1);
  if (line === '') throw new DocketError('bad-input', { fields: [option] });
  return line;
}
