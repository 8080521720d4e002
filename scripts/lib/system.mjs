// What Linux itself must have: the libraries that Electron links against, a display, and the tools of the tests.
import { existsSync, readFileSync } from 'node:fs';
import { ask, run } from './run.mjs';
import { Stop, say } from './say.mjs';

/** Debian's package for each library that an Electron build may miss, by the start of the library's name. */
const LIBRARY_PACKAGES = [
  ['libgtk-3', 'libgtk-3-0'],
  ['libgdk-3', 'libgtk-3-0'],
  ['libnss3', 'libnss3'],
  ['libnssutil3', 'libnss3'],
  ['libsmime3', 'libnss3'],
  ['libnspr4', 'libnspr4'],
  ['libasound', 'libasound2'],
  ['libgbm', 'libgbm1'],
  ['libdrm', 'libdrm2'],
  ['libatk-1', 'libatk1.0-0'],
  ['libatk-bridge', 'libatk-bridge2.0-0'],
  ['libatspi', 'libatspi2.0-0'],
  ['libcups', 'libcups2'],
  ['libpango', 'libpango-1.0-0'],
  ['libcairo', 'libcairo2'],
  ['libX11', 'libx11-6'],
  ['libXcomposite', 'libxcomposite1'],
  ['libXdamage', 'libxdamage1'],
  ['libXext', 'libxext6'],
  ['libXfixes', 'libxfixes3'],
  ['libXrandr', 'libxrandr2'],
  ['libxcb', 'libxcb1'],
  ['libxkbcommon', 'libxkbcommon0'],
  ['libexpat', 'libexpat1'],
  ['libdbus', 'libdbus-1-3'],
  ['libudev', 'libudev1'],
  ['libglib', 'libglib2.0-0'],
  ['libgobject', 'libglib2.0-0'],
  ['libgio', 'libglib2.0-0'],
];

/** Programs, the package that brings each, and what it is for. */
export const XVFB = { program: 'Xvfb', package: 'xvfb', use: 'a display where there is none' };
export const TEST_TOOLS = [
  { program: 'minisign', package: 'minisign', use: 'checking the signature of a pack as an auditor does' },
  { program: 'pdftotext', package: 'poppler-utils', use: 'reading the text of the PDFs' },
  { program: 'cc', package: 'build-essential', use: 'building the disk that breaks in the tests of faults' },
  { program: 'dbus-daemon', package: 'dbus', use: 'a session in which a keychain runs' },
  { program: 'gnome-keyring-daemon', package: 'gnome-keyring', use: 'a real keychain' },
];

/**
 * Finds what is missing for `electron` (its binary; left out when no window is opened) and for `tools`, says so, and
 * installs it when this is root on Debian or Ubuntu. Does nothing on other systems than Linux.
 * @param {{ binary?: string, tools?: Array<{ program: string, package: string, use: string }> }} needs
 */
export async function prepareSystem(needs) {
  if (process.platform !== 'linux') return;
  const missing = findMissing(needs);
  if (missing.packages.length === 0) return;
  say(`Missing on this system: ${missing.names.join(', ')}.`);
  if (!isRootOnDebian()) throw new Stop(adviceFor(missing));
  await installWithApt(missing.packages);
  const left = findMissing(needs);
  if (left.packages.length > 0)
    throw new Stop(`Still missing after the installation: ${left.names.join(', ')}.`);
}

/** @param {{ binary?: string, tools?: Array<{ program: string, package: string, use: string }> }} needs */
function findMissing({ binary, tools = [] }) {
  const libraries = binary ? missingLibraries(binary) : [];
  const programs = tools.filter((tool) => !hasProgram(tool.program));
  return {
    names: [...libraries, ...programs.map((tool) => `${tool.program} (${tool.use})`)],
    packages: [...new Set([...libraries.map(packageOf), ...programs.map((tool) => tool.package)])],
  };
}

/** The libraries that the loader does not find for this binary, as `ldd` reports them. */
function missingLibraries(binary) {
  return parseLdd(ask('ldd', [binary]).output);
}

/** The names in the lines `libfoo.so.1 => not found`. */
export function parseLdd(text) {
  const names = [...text.matchAll(/^\s*(\S+)\s+=>\s+not found/gm)].map((match) => match[1]);
  return [...new Set(names)];
}

/** The Debian package of a library; a library that the table does not know is named as it is. */
export function packageOf(library) {
  return LIBRARY_PACKAGES.find(([start]) => library.startsWith(start))?.[1] ?? library;
}

export function hasProgram(name) {
  return (process.env.PATH ?? '')
    .split(':')
    .some((folder) => folder !== '' && existsSync(`${folder}/${name}`));
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && isDebian() && hasProgram('apt-get');
}

function isDebian() {
  if (!existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function adviceFor(missing) {
  if (!isDebian())
    return `Install the packages of your system that bring them (on Debian: ${missing.packages.join(' ')}).`;
  return `Install them and run the command again:\n  sudo apt-get install ${missing.packages.join(' ')}`;
}

async function installWithApt(packages) {
  say(`Installing ${packages.join(', ')} with apt-get ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const updated = await run('apt-get', ['update', '-qq'], { label: 'apt-get update', quiet: true, env });
  if (updated.code !== 0) say('  apt-get update failed; trying with the package lists that are there.');
  const names = packages.map(nameHere);
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...names];
  const installed = await run('apt-get', args, { label: 'apt-get install', quiet: true, env });
  if (installed.code !== 0)
    throw new Stop(`apt-get could not install ${names.join(' ')}:\n${installed.output.trim()}`);
}

/** Newer Debian and Ubuntu releases renamed some libraries (libgtk-3-0 is libgtk-3-0t64 there). */
function nameHere(name) {
  const renamed = `${name}t64`;
  return ask('apt-cache', ['show', '--no-all-versions', renamed]).output.includes(`Package: ${renamed}`)
    ? renamed
    : name;
}
