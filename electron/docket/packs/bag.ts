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

/** Path to checksum. Throws an Error naming the first line that is not of that form or repeats a path. */
export function readManifest(text: string): Map<string, string> {
  const sums = new Map<string, string>();
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line === '') continue;
    const match = /^([0-9a-fA-F]{128})[ \t]+\*?(.+)$/.exec(line);
    const path = decodePath(match?.[2] ?? '');
    if (!match?.[1] || sums.has(path)) throw new Error(`line ${index + 1}`);
    sums.set(path, match[1].toLowerCase());
  }
  return sums;
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
    ['Docket-Trail-Signed-From', String(trail.signedFrom)],
  ];
  return lines.map(([label, value]) => `${label}: ${oneLine(value ?? '')}\n`).join('');
}

/** Label (lower case) to value; of a repeated label the first counts. Folded lines are joined. */
export function readBagInfo(text: string): Map<string, string> {
  const facts = new Map<string, string>();
  for (const line of text.replaceAll(/(?:\r\n|\n|\r)[ \t]+/g, ' ').split(/\r\n|\n|\r/)) {
    const at = line.indexOf(':');
    const label = line.slice(0, at).trim().toLowerCase();
    if (at > 0 && !facts.has(label)) facts.set(label, line.slice(at + 1).trim());
  }
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
