import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Run } from '#test/docket/cli/cli.ts';

/** The command line as a program. */
export const program = fileURLToPath(new URL('../../electron/cli/index.ts', import.meta.url));

/** A script of `child/`. */
export function childScript(name: string): string {
  return fileURLToPath(new URL(`./child/${name}`, import.meta.url));
}

function run(command: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, LC_ALL: 'C.UTF-8', ...env }, maxBuffer: 2 ** 26 };
    execFile(command, args, options, (error, out, err) => {
      resolve({ exit: error ? Number(error.code) : 0, out, err });
    });
  });
}

/** Runs a script on this Node as a process of its own. */
export function runNode(argv: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  return run(process.execPath, argv, env);
}

/** Starts a script of `child/`; it is killed after the test if it still runs. */
export function startNode(argv: string[]): ChildProcess {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** What happens to a folder inside a mount namespace of its own, which ends with the process that holds it. */
const mounts = {
  small: 'mount -t tmpfs -o size=64m tmpfs "$0"',
  readOnly: 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0"',
} as const;

interface Namespace {
  pid: number;
  end: () => void;
}

/** Mounts something over `folder` where only processes inside the namespace see it; undefined where that is forbidden. */
async function enterNamespace(folder: string, mount: keyof typeof mounts): Promise<Namespace | undefined> {
  const script = `${mounts[mount]} && echo ready && exec cat`;
  const holder = spawn('unshare', ['--map-root-user', '--mount', 'sh', '-c', script, folder], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const failed = new Promise<undefined>((resolve) => {
    holder.once('error', () => resolve(undefined));
    holder.once('exit', () => resolve(undefined));
  });
  const ready = new Promise<number | undefined>((resolve) => {
    createInterface({ input: holder.stdout }).once('line', () => resolve(holder.pid));
  });
  const pid = await Promise.race([ready, failed]);
  return pid === undefined ? undefined : { pid, end: () => holder.kill('SIGKILL') };
}

/** Runs a program inside a namespace. */
function runInside({ pid }: Namespace, argv: string[], env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const entering = ['--target', String(pid), '--user', '--mount', '--preserve-credentials'];
  return run('nsenter', [...entering, ...argv], env);
}

async function canMount(mount: keyof typeof mounts): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const folder = await mkdtemp(join(tmpdir(), 'docket-mount-'));
  const namespace = await enterNamespace(folder, mount);
  namespace?.end();
  await rm(folder, { recursive: true });
  return namespace !== undefined;
}

/** Whether this machine lets a test have a disk of its own. */
export const canMountDisks = await canMount('small');
export const canMountReadOnly = canMountDisks && (await canMount('readOnly'));

/** How a full disk is made here: a small one of memory, or else a limit on the size of every file (EFBIG). */
export const fullDiskBy = canMountDisks ? 'a small tmpfs' : 'a limit on the size of a file';

export interface SmallDisk {
  /** Runs a script on this Node while the disk has room for so many bytes more; without a number it has plenty. */
  run: (argv: string[], room?: number) => Promise<Run>;
  /** Where this process finds a path of the disk. */
  at: (path: string) => string;
}

/** Puts a small disk at `folder`, which must be empty; it is gone after the test. */
export async function smallDiskAt(folder: string): Promise<SmallDisk> {
  const namespace = canMountDisks ? await enterNamespace(folder, 'small') : undefined;
  if (namespace === undefined) return limitedDisk();
  onTestFinished(namespace.end);
  const at = (path: string) => `/proc/${namespace.pid}/root${path}`;
  return {
    at,
    run: async (argv, room = 64 * 2 ** 20) => {
      const { bsize, blocks, bfree } = await statfs(at(folder));
      // No size at all would mean one without limit.
      const size = Math.max(bsize * (blocks - bfree) + room, bsize);
      const resized = await runInside(namespace, ['mount', '-o', `remount,size=${size}`, folder]);
      if (resized.exit !== 0) throw new Error(resized.err);
      return runInside(namespace, [process.execPath, ...argv]);
    },
  };
}

/** Node ignores SIGXFSZ, so that a write beyond the limit fails with EFBIG. */
function limitedDisk(): SmallDisk {
  const limited = 'ulimit -f "$1" && shift && exec "$0" "$@"';
  return {
    at: (path) => path,
    run: (argv, room) => {
      if (room === undefined) return runNode(argv);
      return run('bash', ['-c', limited, process.execPath, String(Math.ceil(room / 1024)), ...argv]);
    },
  };
}

/** Runs a script on this Node where `folder` cannot be written to. */
export async function readOnlyAt(folder: string): Promise<(argv: string[]) => Promise<Run>> {
  const namespace = await enterNamespace(folder, 'readOnly');
  if (namespace === undefined) throw new Error('This machine mounts nothing read-only');
  onTestFinished(namespace.end);
  return (argv) => runInside(namespace, [process.execPath, ...argv]);
}

/** Names of everything under a folder, also of what is hidden. */
export async function namesUnder(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

/** The files under a folder, by name or content, in which one of the words stands in one of the encodings. */
export async function filesContaining(folder: string, needles: readonly Buffer[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name);
    const content = entry.isFile() ? await readFile(path) : Buffer.alloc(0);
    const name = Buffer.from(entry.name);
    if (needles.some((needle) => content.includes(needle) || name.includes(needle))) found.push(path);
  }
  return found;
}
