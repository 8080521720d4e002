// Checking a tree of files against the house.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { findCircles } from './circles.ts';
import { IPC_FILE, MAY_IMPORT, ON_NODE, PACKAGES, type PackageRule, type Room, roomOf } from './house.ts';
import { type Import, readImports } from './read.ts';

export type RuleName =
  | 'room'
  | 'node-module'
  | 'package'
  | 'undeclared-package'
  | 'unclassified-package'
  | 'circle'
  | 'ipc-main'
  | 'not-found'
  | 'computed-import'
  | 'unreadable';

/** One breach of the rules: which, where (`file:line`), and what is wrong in words. */
export interface Finding {
  readonly rule: RuleName;
  readonly where: string;
  readonly message: string;
}

interface Manifest {
  readonly imports: Readonly<Record<string, string>>;
  readonly packages: ReadonlySet<string>;
}

interface Tree {
  readonly root: string;
  readonly manifest: Manifest;
}

const SOURCE = /\.(ts|tsx|mts|mjs|cjs|js|jsx)$/;
const SOURCE_FOLDERS = ['electron', 'renderer', 'shared', 'scripts', 'test'];
/** Trees that the tests of this check hold on purpose to break the rules. */
const NOT_SEARCHED = ['node_modules', 'broken-houses'];

/**
 * Checks every source file under `root` (a folder with a package.json).
 * @param rules the packages and where they may be used; the tests give their own
 * @returns what breaks the rules, by file; empty when the house is in order
 */
export function checkHouse(root: string, rules: Readonly<Record<string, PackageRule>> = PACKAGES): Finding[] {
  const tree = { root, manifest: readManifest(root) };
  const findings = checkClassification(tree.manifest, rules);
  const graph = new Map<string, string[]>();
  for (const file of listSources(root)) findings.push(...checkFile(tree, file, rules, graph));
  const circles = findCircles(graph).map((circle) => ({
    rule: 'circle' as const,
    where: `${circle[0]}:1`,
    message: `imports go in a circle: ${[...circle, circle[0]].join(' -> ')}`,
  }));
  return [...findings, ...circles];
}

function checkFile(
  tree: Tree,
  file: string,
  rules: Readonly<Record<string, PackageRule>>,
  graph: Map<string, string[]>,
): Finding[] {
  const reading = readImports(file, readFileSync(join(tree.root, file), 'utf8'));
  if (reading.error) return [{ rule: 'unreadable', where: `${file}:1`, message: reading.error }];
  const targets: string[] = [];
  graph.set(file, targets);
  const findings: Finding[] = [];
  for (const line of reading.computed) findings.push(computedImport(file, line));
  for (const line of forbiddenIpc(file, reading.ipcMain)) findings.push(ipcMainOutside(file, line));
  for (const wanted of reading.imports) {
    const finding = checkImport(tree, file, wanted, rules, targets);
    if (finding) findings.push({ ...finding, where: `${file}:${wanted.line}` });
  }
  return findings;
}

function checkImport(
  tree: Tree,
  file: string,
  wanted: Import,
  rules: Readonly<Record<string, PackageRule>>,
  targets: string[],
): Omit<Finding, 'where'> | undefined {
  const room = roomOf(file);
  const { specifier } = wanted;
  if (specifier.startsWith('node:')) return checkNodeModule(room, specifier);
  const own = resolveOwn(tree, file, specifier);
  if (own === undefined) return checkPackage(tree.manifest, room, wanted, rules);
  const target = own.split('?')[0] ?? own;
  if (!isFile(join(tree.root, target))) return { rule: 'not-found', message: `there is no file ${target}` };
  if (SOURCE.test(target)) targets.push(target);
  return checkRoom(room, target);
}

function checkRoom(room: Room, target: string): Omit<Finding, 'where'> | undefined {
  const other = roomOf(target);
  if (other === room || MAY_IMPORT[room].includes(other)) return undefined;
  return { rule: 'room', message: `${room} may not import ${other} (${target})` };
}

function checkNodeModule(room: Room, specifier: string): Omit<Finding, 'where'> | undefined {
  if (ON_NODE.includes(room)) return undefined;
  return { rule: 'node-module', message: `${room} does not run on Node and may not import ${specifier}` };
}

function checkPackage(
  manifest: Manifest,
  room: Room,
  { specifier, typesOnly }: Import,
  rules: Readonly<Record<string, PackageRule>>,
): Omit<Finding, 'where'> | undefined {
  const name = packageName(specifier);
  if (!manifest.packages.has(name)) {
    return { rule: 'undeclared-package', message: `package.json does not name ${name}` };
  }
  const rule = rules[name];
  if (!rule) return undefined;
  if (rule.rooms.includes(room) || (typesOnly && rule.types?.includes(room))) return undefined;
  const how = rule.types?.includes(room) ? ' other than for its types' : '';
  return { rule: 'package', message: `${room} may not import ${name}${how}` };
}

/** Every package of package.json must be in the list of the house, and the list must hold no other. */
function checkClassification(manifest: Manifest, rules: Readonly<Record<string, PackageRule>>): Finding[] {
  const unlisted = [...manifest.packages].filter((name) => !(name in rules));
  const gone = Object.keys(rules).filter((name) => !manifest.packages.has(name));
  const say = (name: string, message: string): Finding => ({
    rule: 'unclassified-package',
    where: 'package.json:1',
    message: `${name} ${message}`,
  });
  return [
    ...unlisted.map((name) => say(name, 'is in no list of scripts/imports/house.ts')),
    ...gone.map((name) => say(name, 'is listed in scripts/imports/house.ts and not in package.json')),
  ];
}

function computedImport(file: string, line: number): Finding {
  return {
    rule: 'computed-import',
    where: `${file}:${line}`,
    message: 'what is imported must be written out',
  };
}

function ipcMainOutside(file: string, line: number): Finding {
  return { rule: 'ipc-main', where: `${file}:${line}`, message: `only ${IPC_FILE} may touch ipcMain` };
}

/** Tests and scripts may speak of ipcMain; of the app only the one file may. */
function forbiddenIpc(file: string, lines: readonly number[]): readonly number[] {
  return file === IPC_FILE || !file.startsWith('electron/') ? [] : lines;
}

/** The path under the root of a relative or `#` import; none for a package. */
export function resolveOwn({ manifest }: Tree, file: string, specifier: string): string | undefined {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(file), specifier);
  for (const [pattern, target] of Object.entries(manifest.imports)) {
    const prefix = pattern.replace(/\*$/, '');
    if (specifier.startsWith(prefix))
      return posix.join(target.replace(/\*$/, ''), specifier.slice(prefix.length));
  }
  return undefined;
}

/** The package of which a specifier is a part. */
export function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

/** What package.json says of imports and packages. */
export function readManifest(root: string): Manifest {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const declared = {
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.optionalDependencies,
  };
  return { imports: manifest.imports ?? {}, packages: new Set(Object.keys(declared)) };
}

function listSources(root: string): string[] {
  const atRoot = readdirSync(root).filter((name) => SOURCE.test(name));
  const inFolders = SOURCE_FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  return [...atRoot, ...inFolders]
    .map((path) => path.split(sep).join('/'))
    .filter(
      (path) =>
        SOURCE.test(path) && !NOT_SEARCHED.some((folder) => dirname(path).split('/').includes(folder)),
    )
    .sort();
}

function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile();
}
