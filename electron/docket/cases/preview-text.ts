import type { TextEncoding } from '#shared/contract/case.ts';
import { looksChinese } from '../foreign/encoding.ts';

/** What stands in front of a text to say how it is encoded; longer marks first. */
const MARKS: readonly { encoding: TextEncoding; mark: readonly number[] }[] = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

/**
 * Without a mark, the first that takes every byte. UTF-8 is valid by chance almost never; GB18030 takes most Western text
 * and makes other words of it, so that it is tried only where bytes stand in pairs as Chinese has them.
 */
function guessesFor(content: Buffer): readonly TextEncoding[] {
  return looksChinese(content) ? ['utf-8', 'gb18030', 'windows-1252'] : ['utf-8', 'windows-1252'];
}

/**
 * The text of a content and how it was read; undefined for what is no text. `isWhole`: the content does not go on, so that
 * a character cut at its end is no text.
 */
export function readText(
  content: Buffer,
  isWhole: boolean,
): { text: string; encoding: TextEncoding } | undefined {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => content[index] === byte));
  const candidates = marked === undefined ? guessesFor(content) : [marked.encoding];
  for (const encoding of candidates) {
    const text = decode(content, encoding, isWhole);
    if (text !== undefined) return { text, encoding };
  }
  return undefined;
}

/** What windows-1252 has for the bytes from 80 to 9F, where Latin-1 has control characters. Five are not taken. */
const WESTERN = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Node's own decoder reads it as Latin-1. */
function decodeWestern(content: Buffer): string {
  return content
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) => WESTERN[byte.charCodeAt(0) - 0x80] ?? byte);
}

function decode(content: Buffer, encoding: TextEncoding, isWhole: boolean): string | undefined {
  try {
    const text =
      encoding === 'windows-1252'
        ? decodeWestern(content)
        : new TextDecoder(encoding, { fatal: true }).decode(content, { stream: !isWhole });
    return isPlain(text, encoding) ? text : undefined;
  } catch {
    // Not of this encoding.
    return undefined;
  }
}

/**
 * Whether it holds no control character but those of a text. A guess of GB18030 that meets characters of private use is
 * wrong: no text has them, while other bytes often read so.
 */
function isPlain(text: string, encoding: TextEncoding): boolean {
  if (encoding === 'gb18030' && /\p{Co}/u.test(text)) return false;
  return !/\p{Cc}/u.test(text.replace(/[\t\n\f\r]/g, ''));
}
