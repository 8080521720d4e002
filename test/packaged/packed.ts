import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKED = join('artifacts', 'packaged');

/** The parts of the packed program: what is started, the file or bundle that carries the fuses, the folder of the archive. */
interface Packed {
  readonly program: string;
  readonly fuses: string;
  readonly resources: string;
}

/** How long the packed program may take to show its first screen and end: it gives itself a minute. */
const START_LIMIT_MS = 90_000;

/** Where the packed program under test lies. Throws on a system that Privacy Docket is not packed for. */
export function findPacked(): Packed {
  switch (process.platform) {
    case 'linux':
      return besideResources(join(PACKED, 'linux-unpacked'), 'privacy-docket');
    case 'win32':
      return besideResources(join(PACKED, 'win-unpacked'), 'Privacy Docket.exe');
    case 'darwin':
      return inBundle(join(PACKED, process.arch === 'arm64' ? 'mac-arm64' : 'mac', 'Privacy Docket.app'));
    default:
      throw new Error(`Privacy Docket is not packed for ${process.platform}`);
  }
}

function besideResources(folder: string, name: string): Packed {
  const program = join(folder, name);
  return { program, fuses: program, resources: join(folder, 'resources') };
}

function inBundle(bundle: string): Packed {
  const contents = join(bundle, 'Contents');
  return {
    program: join(contents, 'MacOS', 'Privacy Docket'),
    fuses: bundle,
    resources: join(contents, 'Resources'),
  };
}

/** Packs the unpacked directory as `npm run dist -- --dir-test` does and returns what that printed. */
export function packDirectory(): string {
  return execFileSync(process.execPath, ['scripts/dist.mjs', '--dir-test'], { encoding: 'utf8' });
}

/**
 * Starts the packed program with `--smoke-report`, waits until it has ended, and returns its report; none when it wrote none.
 * @param switches further switches
 * @param environment added to this process's own
 */
export async function startPacked(
  switches: string[] = [],
  environment: Record<string, string> = {},
): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'privacy-docket-packed-'));
  const report = join(folder, 'report.json');
  const own = [
    `--smoke-report=${report}`,
    `--user-data-dir=${join(folder, 'user-data')}`,
    ...sandboxSwitches(),
  ];
  const child = spawn(findPacked().program, [...switches, ...own], {
    stdio: 'ignore',
    timeout: START_LIMIT_MS,
    env: { ...process.env, ...environment },
  });
  await new Promise((resolve, reject) => {
    child.once('close', resolve);
    child.once('error', reject);
  });
  const written = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  return written;
}

/** Chromium's sandbox does not start for root on Linux. */
function sandboxSwitches(): string[] {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
