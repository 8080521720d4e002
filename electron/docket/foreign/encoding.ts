import { analyse } from 'chardet';
import iconv from 'iconv-lite';
import type { TextEncoding } from '#shared/contract/case.ts';

/** A text that others wrote, and how it was read. */
export interface ReadText {
  text: string;
  encoding: TextEncoding;
  /** False for a guess that could be wrong: somebody must look at it. */
  isSure: boolean;
  /** Lines (from 1) in which bytes stood that are no character of the encoding; shown as U+FFFD. At most 20. */
  replaced: number[];
}

/** What stands in front of a text to say how it is encoded. */
const MARKS: readonly { encoding: TextEncoding; mark: readonly number[] }[] = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

/** From this confidence (of 100) on a guess of the detector counts as sure; short tables of names stay below. */
const SURE = 80;
/** So many characters of UTF-8 for each byte that is none make a text of UTF-8 with stray bytes. */
const PER_STRAY = 3;
const MOST_LINES = 20;
/** Bytes that windows-1252 does not take. */
const NOT_WESTERN = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

/** What the detector calls an encoding, and the one of Windows that has the same letters and more. */
const DETECTED: Readonly<Record<string, TextEncoding>> = {
  'ISO-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
  'ISO-8859-2': 'windows-1250',
  'windows-1250': 'windows-1250',
  'ISO-8859-5': 'windows-1251',
  'windows-1251': 'windows-1251',
  Big5: 'big5',
  GB18030: 'gb18030',
  Shift_JIS: 'shift_jis',
};

/**
 * Reads the bytes of a text: as somebody chose, by its mark, as UTF-8 where that fits, else by a guess that says whether it
 * is sure. What is no character of the encoding is replaced, and the lines are named.
 */
export function readEncoded(bytes: Buffer, chosen?: TextEncoding): ReadText {
  const marked = MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.encoding;
  if (chosen !== undefined) return { ...decodeAs(bytes, chosen), isSure: true };
  if (marked !== undefined) return { ...decodeAs(bytes, marked), isSure: true };
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { ...decodeAs(bytes, wide), isSure: true };
  const asUtf8 = decodeAs(bytes, 'utf-8');
  if (asUtf8.replaced.length === 0 || isMostlyUtf8(asUtf8.text)) return { ...asUtf8, isSure: true };
  return guess(bytes);
}

/** Whether bytes beyond ASCII stand in pairs as GB2312 writes Chinese: those of Western letters are followed by others. */
export function looksChinese(bytes: Buffer): boolean {
  let pairs = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0xa1 || lead > 0xf7 || trail < 0xa1 || trail > 0xfe) return false;
    pairs += 1;
    at += 1;
  }
  return pairs > 0;
}

function guess(bytes: Buffer): ReadText {
  const detected = analyse(bytes);
  const first = detected.find(({ name }) => DETECTED[name] !== undefined);
  const isClear = first !== undefined && first.confidence >= SURE;
  const encoding = encodingOf(bytes, isClear ? first.name : undefined, first?.name);
  const isSure = isClear && encoding === DETECTED[first.name];
  return { ...decodeAs(bytes, encoding), isSure };
}

function encodingOf(bytes: Buffer, clear: string | undefined, likely: string | undefined): TextEncoding {
  const sure = clear && DETECTED[clear];
  if (sure && sure !== 'windows-1252') return sure;
  if (looksChinese(bytes)) return 'gb18030';
  if (bytes.some((byte) => NOT_WESTERN.has(byte))) return 'macintosh';
  const found = likely && DETECTED[likely];
  // Scripts of two bytes are told by their pairs alone; a weak guess of one is a Western text.
  return found === 'windows-1250' || found === 'windows-1251' ? found : 'windows-1252';
}

/** UTF-16 without a mark: most characters of a table are of ASCII, so that every other byte is zero. */
function wideEncoding(bytes: Buffer): TextEncoding | undefined {
  if (bytes.length < 2 || bytes.length % 2 !== 0 || !bytes.includes(0)) return undefined;
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > bytes.length / 8) return 'utf-16le';
  return odd === 0 && even > bytes.length / 8 ? 'utf-16be' : undefined;
}

function isMostlyUtf8(text: string): boolean {
  const strays = text.split('\uFFFD').length - 1;
  const others = (text.match(/\P{ASCII}/gu) ?? []).length - strays;
  return others >= strays * PER_STRAY;
}

function decodeAs(bytes: Buffer, encoding: TextEncoding): Omit<ReadText, 'isSure'> {
  const text = iconv.decode(bytes, encoding).replace(/^\uFEFF/, '');
  return { text, encoding, replaced: linesWith(text, '\uFFFD') };
}

function linesWith(text: string, character: string): number[] {
  const lines: number[] = [];
  let line = 1;
  for (let at = 0; at < text.length && lines.length < MOST_LINES; at += 1) {
    if (text[at] === character && lines.at(-1) !== line) lines.push(line);
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) line += 1;
  }
  return lines;
}
