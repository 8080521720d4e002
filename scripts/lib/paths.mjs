// Where things are. Every script runs from a checkout, so the root is two folders above this file.
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const MODULES = join(ROOT, 'node_modules');
export const OUT = join(ROOT, 'out');
export const ARTIFACTS = join(ROOT, 'artifacts');
export const ELECTRON_HOME = join(ROOT, '.electron');
export const SAMPLE_HOME = join(ROOT, '.sample');

/**
 * The Node that the project pins (it runs TypeScript directly and the database driver needs it); the Node that runs
 * the scripts may be older.
 */
export function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(MODULES, 'node', 'bin', name);
}

/** True once `npm ci` has put the pinned Node in place. */
export function hasPinnedNode() {
  return existsSync(pinnedNode());
}

/** The environment of a child: the pinned Node and the project's own tools come first on the path. */
export function childEnvironment(extra = {}) {
  const path = [dirname(pinnedNode()), join(MODULES, '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...process.env, ...extra, PATH: path };
}
