import type { FileHandle } from 'node:fs/promises';
import type { Entry, LocalFileHeader, ZipFile } from 'yauzl';
import { openRegular } from '../foreign/regular-file.ts';
import { PackFault } from './problems.ts';

/**
 * A zip names each member twice: in front of its content and in the directory at its end. Tools differ in which of the
 * two they believe, and skip what lies between members. So here both must agree, and every byte of the file must belong
 * to a member or the directory (PKWARE APPNOTE 6.3.10, 4.3).
 */

const END_RECORD = 22;
const END_SIGNATURE = 0x06054b50;
/** Zip64 end record and its locator, for archives beyond 4 GiB. */
const ZIP64_END_RECORDS = 56 + 20;
const DIRECTORY_SIGNATURE = 0x02014b50;
const DIRECTORY_RECORD = 46;
const HAS_DESCRIPTOR = 0x8;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const IN_ZIP64 = 0xffffffff;
const COUNT_IN_ZIP64 = 0xffff;

/** Throws a PackFault `damagedZip` naming the member at which the archive does not fit together. */
export async function checkLayout(file: string, size: number, zip: ZipFile, entries: Entry[]): Promise<void> {
  const handle = await openRegular(file, { chosen: true });
  try {
    const directory = await findDirectory(handle, size, entries);
    const sorted = entries.toSorted(
      (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
    );
    let cursor = 0;
    for (const [index, entry] of sorted.entries()) {
      const next = sorted[index + 1]?.relativeOffsetOfLocalHeader ?? directory;
      const fits =
        entry.relativeOffsetOfLocalHeader === cursor && (await fitsMember(handle, zip, entry, next));
      if (!fits) throw new PackFault('damagedZip', { path: entry.fileNameRaw.toString() });
      cursor = next;
    }
    if (cursor !== directory) throw new PackFault('damagedZip');
  } finally {
    await handle.close();
  }
}

/** Where the directory starts, when it ends right before the end record and the file ends with that. */
async function findDirectory(handle: FileHandle, size: number, entries: Entry[]): Promise<number> {
  const end = await readAt(handle, size - END_RECORD, END_RECORD);
  const length = entries.reduce(
    (sum, entry) =>
      sum + DIRECTORY_RECORD + entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength,
    0,
  );
  for (const records of [END_RECORD, END_RECORD + ZIP64_END_RECORDS]) {
    const start = size - records - length;
    const mark = await readAt(handle, start, 4);
    const found = mark?.readUInt32LE(0) === DIRECTORY_SIGNATURE;
    if (found && end && sameEnd(end, entries.length, length, start)) return start;
  }
  throw new PackFault('damagedZip');
}

/** One disk, all entries on it, the directory where it is, no comment; what is in the zip64 record is marked as such. */
function sameEnd(end: Buffer, count: number, length: number, start: number): boolean {
  const disks = [4, 6].map((at) => end.readUInt16LE(at));
  const counts = [8, 10].map((at) => end.readUInt16LE(at));
  return (
    end.readUInt32LE(0) === END_SIGNATURE &&
    disks.every((disk) => disk === 0) &&
    counts.every((found) => found === Math.min(count, COUNT_IN_ZIP64)) &&
    [length, IN_ZIP64].includes(end.readUInt32LE(12)) &&
    [start, IN_ZIP64].includes(end.readUInt32LE(16)) &&
    end.readUInt16LE(20) === 0
  );
}

async function fitsMember(handle: FileHandle, zip: ZipFile, entry: Entry, next: number): Promise<boolean> {
  const local = await zip.readLocalFileHeaderPromise(entry).catch(() => undefined);
  if (!local || !sameHeader(local, entry)) return false;
  const end = local.fileDataStart + entry.compressedSize;
  if ((entry.generalPurposeBitFlag & HAS_DESCRIPTOR) === 0) return end === next;
  const descriptor = await readAt(handle, end, next - end);
  return descriptor !== undefined && sameDescriptor(descriptor, entry);
}

function sameHeader(local: LocalFileHeader, entry: Entry): boolean {
  const same =
    local.fileName.equals(entry.fileNameRaw) &&
    local.versionNeededToExtract === entry.versionNeededToExtract &&
    local.compressionMethod === entry.compressionMethod &&
    local.generalPurposeBitFlag === entry.generalPurposeBitFlag &&
    local.lastModFileTime === entry.lastModFileTime &&
    local.lastModFileDate === entry.lastModFileDate;
  const later = (entry.generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0;
  const agrees = (here: number, there: number) =>
    here === there || here === IN_ZIP64 || (later && here === 0);
  return (
    same &&
    agrees(local.crc32, entry.crc32) &&
    agrees(local.compressedSize, entry.compressedSize) &&
    agrees(local.uncompressedSize, entry.uncompressedSize)
  );
}

/** What follows the content: perhaps a signature, the checksum, both sizes in 4 or 8 bytes each. */
function sameDescriptor(bytes: Buffer, entry: Entry): boolean {
  if (![12, 16, 20, 24].includes(bytes.length)) return false;
  const signed = bytes.length === 16 || bytes.length === 24;
  if (signed && bytes.readUInt32LE(0) !== DESCRIPTOR_SIGNATURE) return false;
  const body = bytes.subarray(signed ? 4 : 0);
  const read = (index: number) =>
    body.length === 12 ? body.readUInt32LE(4 + index * 4) : Number(body.readBigUInt64LE(4 + index * 8));
  return (
    body.readUInt32LE(0) === entry.crc32 &&
    read(0) === entry.compressedSize &&
    read(1) === entry.uncompressedSize
  );
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer | undefined> {
  if (position < 0 || length < 0 || length > 64) return undefined;
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
  return bytesRead === length ? buffer : undefined;
}
