import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { DocketError } from '#shared/errors.ts';
import { openRegular, sizeOfRegular } from '../foreign/regular-file.ts';
import { findCollision, readName } from './names.ts';
import { PackFault } from './problems.ts';
import { checkLayout } from './zip-layout.ts';

/** More than any docket gives, little enough that no archive can fill a disk or a day. */
export interface ArchiveLimits {
  members: number;
  /** Unpacked bytes of all members together. */
  bytes: number;
  /** Unpacked to packed bytes of one member; deflate cannot do more than about 1032 to 1. */
  ratio: number;
}

const LIMITS: ArchiveLimits = { members: 50_000, bytes: 16 * 2 ** 30, ratio: 400 };
/** Below this size any ratio is harmless. */
const SMALL = 16 * 2 ** 20;

const STORED = 0;
const DEFLATED = 8;
const UNIX = 3;
const TYPE_MASK = 0xf000;
const REGULAR = 0x8000;
const FOLDER = 0x4000;
const RUN_AS = 0o6000;

/** A zip opened for checking: nothing is unpacked to disk. */
export interface Archive {
  /** Name in the zip to unpacked size, files only, in the order of the zip's directory. */
  files: Map<string, number>;
  /** The content of a file, piece by piece; ends with a PackFault when it is damaged. */
  read: (name: string) => AsyncGenerator<Buffer>;
  close: () => void;
}

/**
 * Opens a zip and checks its structure, so that no tool can see another content in it than this one.
 * Throws a PackFault (`isFolder`, `notZip`, `damagedZip`, `tooLarge`, `unsafeName`, `duplicateName`), `file-missing` or `file-not-regular`.
 */
export async function openArchive(file: string, limits: Partial<ArchiveLimits> = {}): Promise<Archive> {
  const size = await measureFile(file);
  const zip = await openZip(file);
  try {
    const entries = await readEntries(zip, { ...LIMITS, ...limits });
    await checkLayout(file, size, zip, [...entries.values()]);
    const files = new Map([...entries].filter(([name]) => !name.endsWith('/')));
    return {
      files: new Map([...files].map(([name, entry]) => [name, entry.uncompressedSize])),
      read: (name) => readMember(zip, name, files.get(name)),
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function measureFile(file: string): Promise<number> {
  return sizeOfRegular(file, { chosen: true }).catch((cause: unknown) => {
    if (!(cause instanceof DocketError)) throw new DocketError('file-missing', { file }, { cause });
    throw cause.details.problem === 'folder' ? new PackFault('isFolder') : cause;
  });
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, decodeStrings: false, autoClose: false });
  } catch (error) {
    throw new PackFault((await beginsAsZip(file)) ? 'damagedZip' : 'notZip', {}, { cause: error });
  }
}

/** A zip that was cut off still begins with the mark of a member. */
async function beginsAsZip(file: string): Promise<boolean> {
  const handle = await openRegular(file, { chosen: true });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.equals(Buffer.from('PK\u0003\u0004', 'latin1'));
  } finally {
    await handle.close();
  }
}

async function readEntries(zip: ZipFile, limits: ArchiveLimits): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  let bytes = 0;
  if (zip.entryCount > limits.members) throw new PackFault('tooLarge');
  try {
    for await (const entry of zip.eachEntry()) {
      const name = readName(entry.fileNameRaw);
      checkEntry(name, entry, limits);
      bytes += entry.uncompressedSize;
      if (bytes > limits.bytes) throw new PackFault('tooLarge', { path: name });
      if (entries.has(name)) throw new PackFault('duplicateName', { path: name });
      entries.set(name, entry);
    }
  } catch (error) {
    throw error instanceof PackFault ? error : new PackFault('damagedZip', {}, { cause: error });
  }
  const collision = findCollision([...entries.keys()].filter((name) => !name.endsWith('/')));
  if (collision !== undefined) throw new PackFault('duplicateName', { path: collision });
  return entries;
}

function checkEntry(name: string, entry: Entry, limits: ArchiveLimits): void {
  const { compressionMethod: method, compressedSize: packed, uncompressedSize: size } = entry;
  const folder = name.endsWith('/');
  if (entry.isEncrypted() || (method !== STORED && method !== DEFLATED) || (folder && size > 0)) {
    throw new PackFault('damagedZip', { path: name });
  }
  // A link could point anywhere once unpacked, and a file with SETUID runs as its owner.
  const mode = entry.versionMadeBy >> 8 === UNIX ? entry.externalFileAttributes >>> 16 : 0;
  const type = mode & TYPE_MASK;
  if ((mode & RUN_AS) !== 0 || (type !== 0 && type !== (folder ? FOLDER : REGULAR)))
    throw new PackFault('unsafeName', { path: name });
  if (size > SMALL && size > packed * limits.ratio) throw new PackFault('tooLarge', { path: name });
}

async function* readMember(zip: ZipFile, name: string, entry: Entry | undefined): AsyncGenerator<Buffer> {
  if (!entry) throw new PackFault('missing', { path: name });
  let sum = 0;
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    throw error instanceof PackFault ? error : new PackFault('damagedZip', { path: name }, { cause: error });
  }
  if (sum !== entry.crc32) throw new PackFault('damagedZip', { path: name });
}
