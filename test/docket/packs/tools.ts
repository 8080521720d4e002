import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { ZipFile } from 'yazl';

/** Runs one of the auditor's own tools; a tool that is not installed is named, since these tests prove nothing without. */
export function runTool(tool: string, args: string[], cwd?: string): string {
  try {
    return execFileSync(tool, args, { cwd, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(`${tool} is not installed; on Debian: apt-get install minisign poppler-utils unzip`);
    }
    throw error;
  }
}

/** Runs `work` in a folder of its own under the temporary folder and removes it afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pack-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export type Members = Map<string, Buffer>;

/** Every file in a zip by its name. */
export async function readZip(file: string): Promise<Members> {
  const members: Members = new Map();
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk);
      members.set(entry.fileName, Buffer.concat(chunks));
    }
  } finally {
    zip.close();
  }
  return members;
}

/** A well-formed zip of any names and contents, as somebody with a zip tool would make it. */
export async function writeZip(target: string, members: Iterable<[string, Buffer]>): Promise<void> {
  const zip = new ZipFile();
  for (const [name, content] of members) zip.addBuffer(content, name);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(target));
}

/** Replaces a name by one of the same length wherever it stands in a zip: names that no zip tool would write. */
export async function renameInZip(file: string, name: string, other: string): Promise<Buffer> {
  const bytes = (await readFile(file)).toString('latin1');
  return Buffer.from(bytes.replaceAll(name, other), 'latin1');
}
