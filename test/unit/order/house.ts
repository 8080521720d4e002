import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkHouse } from '#scripts/imports/check.ts';
import type { PackageRule } from '#scripts/imports/house.ts';

const RULES: Readonly<Record<string, PackageRule>> = {
  zod: { rooms: ['shared', 'renderer', 'docket'] },
  electron: { rooms: ['main'], types: ['docket'] },
  react: { rooms: ['renderer'] },
  'other-sqlcipher': { rooms: ['test'] },
};

const MANIFEST = {
  imports: { '#shared/*': './shared/*', '#docket/*': './electron/docket/*' },
  devDependencies: { zod: '1', electron: '1', react: '1', 'other-sqlcipher': '1' },
};

/**
 * Builds a small house in a temporary folder, checks it and removes it.
 * @param files path to content
 * @param devDependencies packages of its package.json, when others than the usual
 * @returns each finding as `rule file:line`
 */
export function findingsIn(
  files: Record<string, string>,
  devDependencies?: Record<string, string>,
): string[] {
  const root = mkdtempSync(join(tmpdir(), 'privacy-docket-house-'));
  try {
    const manifest = devDependencies ? { ...MANIFEST, devDependencies } : MANIFEST;
    const all = { ...files, 'package.json': JSON.stringify(manifest) };
    for (const [path, content] of Object.entries(all)) writeIn(join(root, path), content);
    return checkHouse(root, RULES).map(({ rule, where }) => `${rule} ${where}`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeIn(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
