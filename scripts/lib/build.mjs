// Building the app into out/, only when its sources have changed since.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, OUT, pinnedNode, ROOT } from './paths.mjs';
import { run } from './run.mjs';
import { duration, Stop, say } from './say.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const STAMP = join(OUT, '.sources');

/**
 * Builds the main process, the preload, the docket process and the window.
 * @returns {Promise<boolean>} whether anything had to be built
 */
export async function buildApp() {
  const sources = hashSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sources) return false;
  say('Building ...');
  const began = Date.now();
  rmSync(OUT, { recursive: true, force: true });
  const cli = join(MODULES, 'electron-vite', 'bin', 'electron-vite.js');
  const result = await run(pinnedNode(), [cli, 'build'], { label: 'build', quiet: true });
  if (result.code !== 0) throw new Stop(`The build failed:\n${result.output}`);
  writeFileSync(STAMP, sources);
  say(`  built in ${duration(Date.now() - began)}.`);
  return true;
}

function hashSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesOf(source)) hash.update(`${file}\0`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function filesOf(source) {
  const entries = readdirSync(ROOT, { withFileTypes: true });
  const entry = entries.find((candidate) => candidate.name === source);
  if (!entry) return [];
  if (entry.isFile()) return [source];
  return readdirSync(join(ROOT, source), { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name).slice(ROOT.length + 1))
    .sort();
}
