import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Sealed } from './bag.ts';

/** A zip that is written member by member while each is hashed; nothing is held in memory. */
export interface PackWriter {
  /** Writes one member and tells its hash and size. */
  add: (path: string, pieces: Iterable<string | Buffer>) => Promise<Sealed>;
  /** Writes the directory of the zip and waits until every byte is with the file. */
  finish: () => Promise<void>;
  /** Stops writing; what is in the file is worthless. */
  abort: (error: Error) => void;
}

/**
 * Opens a zip on a file. Every member lies under `base` and bears the same time and mode, so that the same content gives
 * the same bytes on every machine.
 * @param madeAt moment with offset; its wall-clock time is written, since a zip knows no zones
 */
export function openPackWriter(handle: FileHandle, base: string, madeAt: string): PackWriter {
  const zip = new ZipFile();
  const output = Readable.from(zip.outputStream);
  const options = { mtime: new WallClock(madeAt), mode: 0o100644, forceDosTimestamp: true };
  const written = handle.writeFile(output);
  // A failure is met by whoever waits next; until then it must not count as unhandled.
  written.catch(() => undefined);
  zip.on('error', (error: Error) => output.destroy(error));
  return {
    add: async (path, pieces) => {
      const hash = createHash('sha512');
      let size = 0;
      const source = Readable.from(
        measure(pieces, (bytes) => {
          hash.update(bytes);
          size += bytes.length;
        }),
      );
      zip.addReadStream(source, `${base}/${path}`, options);
      await Promise.race([once(source, 'end'), written]);
      return { path, sha512: hash.digest('hex'), size };
    },
    finish: async () => {
      zip.end();
      await written;
    },
    abort: (error) => output.destroy(error),
  };
}

const PIECE = 64 * 1024;

/** Small pieces are joined, since each would cost a turn of the event loop. */
function* measure(pieces: Iterable<string | Buffer>, see: (bytes: Buffer) => void): Generator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    waiting.push(bytes);
    length += bytes.length;
    if (length < PIECE) continue;
    const joined = Buffer.concat(waiting);
    waiting = [];
    length = 0;
    see(joined);
    yield joined;
  }
  const rest = Buffer.concat(waiting);
  see(rest);
  if (rest.length > 0) yield rest;
}

/** A date whose local parts are those of the moment's own offset, wherever the program runs. */
class WallClock extends Date {
  constructor(moment: string) {
    super(`${moment.slice(0, 19).padEnd(19, ':00')}Z`);
  }
  override getFullYear = () => this.getUTCFullYear();
  override getMonth = () => this.getUTCMonth();
  override getDate = () => this.getUTCDate();
  override getHours = () => this.getUTCHours();
  override getMinutes = () => this.getUTCMinutes();
  override getSeconds = () => this.getUTCSeconds();
}
