// Installing what package-lock.json names, once: a stamp in node_modules remembers which lockfile is installed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasPinnedNode, MODULES, pinnedNode, ROOT } from './paths.mjs';
import { ask, run } from './run.mjs';
import { Stop, warn } from './say.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
const STAMP = join(MODULES, '.privacy-docket-installed');
const INSTALLED_TREE = join(MODULES, '.package-lock.json');
const OLDEST_NODE = 20;

/** Makes `node_modules` agree with the lockfile and puts the pinned Node in place; does nothing when both are so. */
export async function installPackages() {
  refuseOldNode();
  if (!isInstalled()) {
    warn('Installing packages (npm ci) ...');
    const result = await npm(['ci', '--no-audit', '--no-fund'], 'npm ci');
    if (result.code !== 0) throw new Stop(`npm ci failed:\n${tail(result.output)}`);
  }
  if (!hasPinnedNode()) await installPinnedNode();
  mkdirSync(MODULES, { recursive: true });
  writeFileSync(STAMP, lockfileHash());
}

function refuseOldNode() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major >= OLDEST_NODE) return;
  throw new Stop(
    `Node ${process.versions.node} is too old: Privacy Docket needs Node ${OLDEST_NODE} or newer.`,
  );
}

function isInstalled() {
  if (existsSync(STAMP)) return readFileSync(STAMP, 'utf8') === lockfileHash();
  return existsSync(INSTALLED_TREE) && holdsEveryPackage();
}

/** Without our stamp somebody may have run `npm ci` by hand: npm's own record of the tree tells. */
function holdsEveryPackage() {
  const wanted = JSON.parse(readFileSync(LOCKFILE, 'utf8')).packages;
  const present = JSON.parse(readFileSync(INSTALLED_TREE, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || entry.optional || entry.peer || present[path]?.version === entry.version,
  );
}

/**
 * The `node` package fetches the binary for this system in an install script. npm may have held that script back
 * (11 and newer run only what `allowScripts` in package.json names; `ignore-scripts` may be set), so it is run here.
 */
async function installPinnedNode() {
  const { version } = JSON.parse(readFileSync(join(MODULES, 'node', 'package.json'), 'utf8'));
  warn(`Fetching Node ${version}, on which the docket runs ...`);
  await run(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(MODULES, 'node'),
    label: `Node ${version}`,
    quiet: true,
    env: { ...process.env, npm_config_ignore_scripts: 'false' },
  });
  const answer = hasPinnedNode() ? ask(pinnedNode(), ['--version']) : { code: 1, output: '' };
  if (answer.output.trim() === `v${version}`) return;
  throw new Stop(
    `Node ${version} could not be fetched for ${process.platform} ${process.arch}. Run "npm rebuild node".`,
  );
}

/** Runs npm with the Node that runs this script, so that it works where `npm` is a .cmd file too. */
export function npm(args, label) {
  const cli = process.env.npm_execpath;
  const options = { label, quiet: true, env: process.env };
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], options);
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options);
}

function lockfileHash() {
  return createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
}

function tail(output) {
  return output.trim().split('\n').slice(-30).join('\n');
}
