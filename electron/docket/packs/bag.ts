import { linesOf } from '../foreign/lines.ts';
import type { PackContent } from './content.ts';

/** The tag files of a BagIt 1.0 bag (RFC 8493), written and read. */

export interface Sealed {
  path: string;
  /** SHA-512, lower-case hex. */
  sha512: string;
  size: number;
}

export const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Lines `checksum  path`, sorted by path, as `sha512sum -c` reads them. Line ends and `%` in names are encoded. */
export function writeManifest(files: Sealed[]): string {
  return files
    .toSorted((one, other) => (one.path < other.path ? -1 : 1))
    .map(({ path, sha512 }) => `${sha512}  ${encodePath(path)}\n`)
    .join('');
}

/** The longest line of a manifest: a checksum, blanks, and a name whose every byte is encoded. */
const LONGEST_MANIFEST_LINE = 4096;
const SUM_DIGITS = 128;
const HEX = /^[0-9a-f]+$/;

/**
 * Path to checksum. Read sign by sign: an expression that may divide the blanks in two ways takes time without end over
 * a line that somebody made for it. Throws an Error naming the first line that is not of that form or repeats a path.
 */
export function readManifest(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  let number = 0;
  for (const line of linesOf(text)) {
    number += 1;
    if (line === '') continue;
    const read = readManifestLine(line);
    if (!read || sums.has(read.path)) throw new Error(`line ${number}`);
    sums.set(read.path, read.sum);
  }
  return sums;
}

function readManifestLine(line: string): { sum: string; path: string } | undefined {
  const sum = line.slice(0, SUM_DIGITS).toLowerCase();
  if (line.length > LONGEST_MANIFEST_LINE || sum.length < SUM_DIGITS || !HEX.test(sum)) return undefined;
  let at = SUM_DIGITS;
  while (line[at] === ' ' || line[at] === '\t') at += 1;
  if (at === SUM_DIGITS) return undefined;
  // `sha512sum --binary` marks the name with a star.
  const path = decodePath(line.slice(line[at] === '*' ? at + 1 : at));
  return path === '' ? undefined : { sum, path };
}

export interface BagFacts {
  content: PackContent;
  payload: Sealed[];
}

/** bag-info.txt: the reserved labels of RFC 8493, 2.2.2, and ours, which begin with `Docket-`. */
export function writeBagInfo({ content, payload }: BagFacts): string {
  const { docket, made, trail, registers } = content;
  const lines = [
    ['Source-Organization', docket.name],
    ['External-Description', `Pack of the registers of ${docket.name}`],
    ['External-Identifier', docket.id],
    ['Bagging-Date', made.at.slice(0, 10)],
    ['Payload-Oxum', `${sum(payload)}.${payload.length}`],
    ['Bag-Software-Agent', `Privacy Docket ${made.productVersion}`],
    ['Docket-Made', made.at],
    ['Docket-Made-By', made.by],
    ...registers.map((register) => [`Docket-Cases-${register.kind}`, String(register.cases.length)]),
    ['Docket-Trail-Complete', trail.complete ? 'yes' : 'no'],
    ['Docket-Trail-Entries', String(trail.entries.length)],
    ['Docket-Trail-Count', String(trail.count)],
    ['Docket-Trail-Head', trail.head],
  ];
  return lines.map(([label, value]) => `${label}: ${oneLine(value ?? '')}\n`).join('');
}

/** Label (lower case) to value; of a repeated label the first counts. Folded lines are joined. */
export function readBagInfo(text: string): Map<string, string> {
  const facts = new Map<string, string>();
  let label = '';
  let value = '';
  const keep = () => {
    if (label !== '' && !facts.has(label)) facts.set(label, value.trim());
    label = '';
  };
  for (const line of linesOf(text)) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      value += ` ${line.trim()}`;
      continue;
    }
    keep();
    const at = line.indexOf(':');
    label = at > 0 ? line.slice(0, at).trim().toLowerCase() : '';
    value = line.slice(at + 1);
  }
  keep();
  return facts;
}

export function sum(files: { size: number }[]): number {
  return files.reduce((total, { size }) => total + size, 0);
}

function oneLine(text: string): string {
  return text.toWellFormed().replaceAll(/\s+/g, ' ').trim();
}

function encodePath(path: string): string {
  return path.replaceAll('%', '%25').replaceAll('\n', '%0A').replaceAll('\r', '%0D');
}

function decodePath(path: string): string {
  return path.replaceAll(/%0A/gi, '\n').replaceAll(/%0D/gi, '\r').replaceAll(/%25/g, '%');
}
