import { basename } from 'node:path';
import { DocketError } from '#shared/errors.ts';
import { createTexts } from '#shared/text/texts.ts';
import { readChosenFile } from './chosen-file.ts';
import type { Io } from './io.ts';

/**
 * The passphrase from a file (its first line, without the line end) or from the terminal, never from an argument, where
 * every process of the machine could read it. Errors: `file-missing` for a file that cannot be read,
 * `passphrase-file-unreadable`, `bad-input` when there is neither a file nor a terminal.
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
  const typed = (await readText(file)).trim();
  if (typed === '') throw new DocketError('bad-input', { fields: [option] });
  return typed;
}

/** A line of a file, or the words of a recovery key. */
const MOST_SECRET_BYTES = 64 * 2 ** 10;

async function readText(file: string): Promise<string> {
  const bytes = await readChosenFile(file, { most: MOST_SECRET_BYTES, pipe: true });
  return decodeSecret(bytes, basename(file));
}

/** The marks that editors and shells of Windows put in front of a text, and what each says of it. */
const marks: readonly { bytes: readonly number[]; encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/**
 * A secret as somebody typed it: by its mark UTF-8 or UTF-16, else UTF-8. A text in another encoding would become a secret
 * that no keyboard gives, and letters that cannot be told apart; the replacement character and NUL are signs of one.
 * Throws `passphrase-file-unreadable`.
 */
function decodeSecret(bytes: Buffer, file: string): string {
  const encoding = marks.find((mark) => mark.bytes.every((byte, at) => bytes[at] === byte))?.encoding;
  let text: string;
  try {
    text = new TextDecoder(encoding ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DocketError('passphrase-file-unreadable', { file }, { cause });
  }
  if (/[\0\uFFFD]/.test(text)) throw new DocketError('passphrase-file-unreadable', { file });
  return text;
}

function firstLine(content: string, option: string): string {
  const [line = ''] = content.split(/\r?\n/, 1);
  if (line === '') throw new DocketError('bad-input', { fields: [option] });
  return line;
}
