import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reachOf } from '#scripts/imports/reach.ts';

const ROOT = join(import.meta.dirname, '../../..');

test('a reader reaches what reads files of others, and neither keys nor rows', () => {
  const { files, packages } = reachOf(ROOT, 'electron/docket/reader/index.ts');
  const rooms = [...files]
    .filter((file) => file.startsWith('electron/'))
    .map((file) => file.split('/').slice(0, 3).join('/'));
  expect([...new Set(rooms)].sort()).toEqual([
    'electron/docket/exchange',
    'electron/docket/foreign',
    'electron/docket/packs',
    'electron/docket/reader',
    'electron/docket/trail',
  ]);
  const trail = [...files].filter((file) => file.startsWith('electron/docket/trail/')).sort();
  // The form of an entry and its signature, not the table of entries.
  expect(trail).toEqual([
    'electron/docket/trail/canonical.ts',
    'electron/docket/trail/entry.ts',
    'electron/docket/trail/signature.ts',
  ]);
  for (const forbidden of ['better-sqlite3-multiple-ciphers', 'kysely', 'electron', '@orpc/server']) {
    expect(packages.has(forbidden), forbidden).toBe(false);
  }
});
