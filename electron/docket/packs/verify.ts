import { createHash } from 'node:crypto';
import { DocketError } from '#shared/errors.ts';
import { LineTooLong, linesOf, splitLines } from '../foreign/lines.ts';
import { type Archive, type ArchiveLimits, openArchive } from './archive.ts';
import { readBagInfo, readManifest } from './bag.ts';
import { findBreak, type PackSigners, readSigners } from './chain.ts';
import { paths } from './layout.ts';
import { PackFault } from './problems.ts';
import type { PackFacts, PackReport } from './report.ts';
import { checkSignature } from './seal.ts';
import { strayAt } from './strays.ts';

export interface VerifyOptions {
  /** Text of a public key file, or its key line, that the auditor got by another way than the pack. */
  expectedPublicKey?: string;
  limits?: Partial<ArchiveLimits>;
  onProgress?: (bytes: number, total: number) => void;
  signal?: AbortSignal;
}

/** An open pack: files are named relative to its base directory. */
interface Bag {
  archive: Archive;
  base: string;
  /** Path to size. */
  files: Map<string, number>;
  facts: PackFacts;
  options: VerifyOptions;
}

/** Bytes of a file that is read as a whole, and of one line of the trail. An entry may hold a whole record. */
const MOST_BYTES = { short: 4 * 2 ** 10, info: 2 ** 20, signers: 16 * 2 ** 20, manifest: 32 * 2 ** 20 };
const LONGEST_ENTRY = 16 * 2 ** 20;

/**
 * Checks a pack file as an auditor would, without unpacking it: zip, names, BagIt 1.0, signature, every checksum, no
 * file beside them, and the chain of the trail. Never throws for a bad pack; its report names the first thing that is
 * wrong. Throws `file-missing` when there is no such file and `cancelled` when stopped. Memory stays small whatever
 * the size of the pack.
 */
export async function verifyPack(file: string, options: VerifyOptions = {}): Promise<PackReport> {
  const facts: PackFacts = {};
  try {
    const archive = await openArchive(file, options.limits);
    try {
      await checkBag(openBag(archive, facts, options));
    } finally {
      archive.close();
    }
    return { ok: true, vouched: options.expectedPublicKey !== undefined, facts };
  } catch (error) {
    if (!(error instanceof PackFault)) throw error;
    const { path, ...problem } = error.problem;
    const inside =
      facts.base && path?.startsWith(`${facts.base}/`) ? path.slice(facts.base.length + 1) : path;
    return {
      ok: false,
      vouched: false,
      problem: { ...problem, ...(inside !== undefined && { path: inside }) },
      facts,
    };
  }
}

/** The bag in the archive: the one directory at its root that holds `bagit.txt`. */
function openBag(archive: Archive, facts: PackFacts, options: VerifyOptions): Bag {
  const strays = [...archive.files.keys()].flatMap((path) => strayAt(path) ?? []);
  if (strays.length > 0) facts.strays = strays;
  const left = new Set(strays.map(({ path }) => path));
  const members = [...archive.files].filter(([name]) => !left.has(name));
  const names = members.map(([name]) => name);
  const marks = names.filter((name) => name.endsWith(`/${paths.bagit}`) && name.split('/').length === 2);
  const base = marks[0]?.split('/')[0];
  if (base === undefined || marks.length > 1) throw new PackFault('notBag', { path: paths.bagit });
  facts.base = base;
  const inside = members.filter(([name]) => name.startsWith(`${base}/`));
  const outside = names.find((name) => !name.startsWith(`${base}/`));
  if (outside !== undefined) throw new PackFault('extra', { path: outside });
  const files = new Map(inside.map(([name, size]) => [name.slice(base.length + 1), size]));
  return { archive, base, files, facts, options };
}

async function checkBag(bag: Bag): Promise<void> {
  await checkVersion(bag);
  const tags = await checkTags(bag);
  const manifest = await readSums(bag, paths.manifest, (path) => path.startsWith('data/'));
  const absent = [...manifest.keys()].find((path) => !bag.files.has(path));
  if (absent !== undefined) throw new PackFault('missing', { path: absent });
  const listed = new Set([...tags.keys(), ...manifest.keys(), paths.tagManifest, paths.signature]);
  const extra = [...bag.files.keys()].find((path) => !listed.has(path));
  if (extra !== undefined) throw new PackFault('extra', { path: extra });
  const foreign = [...bag.files.keys()].find(isForeignList);
  if (foreign !== undefined) throw new PackFault('foreignList', { path: foreign });
  const info = readBagInfo(await readText(bag, paths.bagInfo, MOST_BYTES.info));
  describe(bag, info, manifest);
  checkOxum(bag, info);
  await checkPayload(bag, manifest);
  await checkTrail(bag);
}

/**
 * A list of files elsewhere, or of checksums by another algorithm (RFC 8493, 2.2.3 and 2.1.3). Other tools believe them;
 * no pack of this program has one, and what is not checked must not look as if it were.
 */
function isForeignList(path: string): boolean {
  const isManifest = path.startsWith('manifest-') || path.startsWith('tagmanifest-');
  const isOurs = path === paths.manifest || path === paths.tagManifest || path === paths.signature;
  return path === 'fetch.txt' || (isManifest && path.endsWith('.txt') && !isOurs);
}

async function checkVersion(bag: Bag): Promise<void> {
  const text = await readText(bag, paths.bagit, MOST_BYTES.short);
  const [first = ''] = linesOf(text);
  const version = first.startsWith(VERSION) ? first.slice(VERSION.length).trim() : '';
  if (version === '') throw new PackFault('notBag', { path: paths.bagit });
  if (version !== '1.0') throw new PackFault('wrongVersion', { detail: version });
}

const VERSION = 'BagIt-Version:';

/** The signature over the tag manifest, then the files that it lists. */
async function checkTags(bag: Bag): Promise<Map<string, string>> {
  for (const path of [paths.publicKey, paths.tagManifest, paths.signature]) {
    if (!bag.files.has(path)) throw new PackFault('notSigned', { path });
  }
  const [publicKey, tagManifest, signature] = [
    await readText(bag, paths.publicKey, MOST_BYTES.short),
    await readText(bag, paths.tagManifest, MOST_BYTES.manifest),
    await readText(bag, paths.signature, MOST_BYTES.short),
  ];
  const { keyLine, keyId } = checkSignature(
    { publicKey, tagManifest, signature },
    bag.options.expectedPublicKey,
  );
  bag.facts.publicKey = keyLine;
  bag.facts.keyId = keyId;
  const tags = await readSums(bag, paths.tagManifest, (path) => !path.startsWith('data/'));
  for (const path of [paths.bagit, paths.bagInfo, paths.publicKey, paths.manifest]) {
    if (!tags.has(path)) throw new PackFault('notBag', { path });
  }
  for (const [path, sum] of tags) {
    if (!bag.files.has(path)) throw new PackFault('missing', { path });
    if ((await hashOf(bag, path)) !== sum) throw new PackFault('tagChanged', { path });
  }
  return tags;
}

async function readSums(
  bag: Bag,
  path: string,
  belongs: (path: string) => boolean,
): Promise<Map<string, string>> {
  const text = await readText(bag, path, MOST_BYTES.manifest);
  try {
    const sums = readManifest(text);
    const stray = [...sums.keys()].find((name) => !belongs(name));
    if (stray !== undefined) throw new Error(stray);
    return sums;
  } catch (error) {
    throw new PackFault('badManifest', { path, detail: error instanceof Error ? error.message : '' });
  }
}

function describe({ facts }: Bag, info: Map<string, string>, manifest: Map<string, string>): void {
  const number = (label: string) => Number(info.get(label) ?? 0);
  const cases = [...info].filter(([label]) => label.startsWith('docket-cases-'));
  facts.name = info.get('source-organization') ?? '';
  facts.docketId = info.get('external-identifier') ?? '';
  facts.made = info.get('docket-made') ?? '';
  facts.by = info.get('docket-made-by') ?? '';
  facts.files = manifest.size;
  facts.cases = Object.fromEntries(
    cases.map(([label]) => [label.slice('docket-cases-'.length), number(label)]),
  );
  facts.trail = {
    entries: number('docket-trail-entries'),
    count: number('docket-trail-count'),
    complete: info.get('docket-trail-complete') === 'yes',
    head: info.get('docket-trail-head') ?? '',
  };
}

function checkOxum({ files, facts }: Bag, info: Map<string, string>): void {
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const bytes = payload.reduce((total, [, size]) => total + size, 0);
  const claimed = info.get('payload-oxum') ?? '';
  if (claimed !== `${bytes}.${payload.length}`) throw new PackFault('oxumMismatch', { detail: claimed });
  facts.bytes = bytes;
}

async function checkPayload(bag: Bag, manifest: Map<string, string>): Promise<void> {
  const { signal, onProgress } = bag.options;
  const total = bag.facts.bytes ?? 0;
  let bytes = 0;
  const tap = (read: number) => {
    if (signal?.aborted) throw new DocketError('cancelled');
    bytes += read;
    onProgress?.(bytes, total);
  };
  tap(0);
  for (const [path, sum] of manifest) {
    if ((await hashOf(bag, path, tap)) !== sum) throw new PackFault('payloadChanged', { path });
  }
}

async function checkTrail(bag: Bag): Promise<void> {
  const { trail, docketId = '' } = bag.facts;
  if (!trail || !bag.files.has(paths.trail)) throw new PackFault('missing', { path: paths.trail });
  const signers = await readPackSigners(bag);
  const lines = splitLines(bag.archive.read(`${bag.base}/${paths.trail}`), LONGEST_ENTRY);
  const at = await findBreak(lines, { docketId, ...trail }, signers).catch((error: unknown) => {
    throw error instanceof LineTooLong ? new PackFault('tooLarge', { path: paths.trail }) : error;
  });
  if (at !== undefined) throw new PackFault('trailBroken', { path: paths.trail, detail: String(at) });
}

/** The keys of the people who signed. */
async function readPackSigners(bag: Bag): Promise<PackSigners> {
  if (!bag.files.has(paths.signers)) throw new PackFault('missing', { path: paths.signers });
  const signers = readSigners(await readText(bag, paths.signers, MOST_BYTES.signers));
  if (!signers) throw new PackFault('trailBroken', { path: paths.signers, detail: '0' });
  return signers;
}

async function hashOf(bag: Bag, path: string, tap?: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha512');
  for await (const chunk of bag.archive.read(`${bag.base}/${path}`)) {
    hash.update(chunk);
    tap?.(chunk.length);
  }
  return hash.digest('hex');
}

/** A tag file as text. Bytes that are no UTF-8 stay wrong, so that its checksum finds them. */
async function readText(bag: Bag, path: string, most: number): Promise<string> {
  if ((bag.files.get(path) ?? 0) > most) throw new PackFault('tooLarge', { path });
  const chunks: Buffer[] = [];
  for await (const chunk of bag.archive.read(`${bag.base}/${path}`)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
