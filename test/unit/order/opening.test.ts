import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { importedNames } from '#scripts/imports/read.ts';

const ELECTRON = join(import.meta.dirname, '../../../electron');

/** What gives the content of a file by its name. */
const READERS = [
  'copyFile',
  'copyFileSync',
  'cp',
  'cpSync',
  'createReadStream',
  'open',
  'openSync',
  'readFile',
  'readFileSync',
];

/** Who may: the one module that looks first, those that write, and those that read what came with the program. */
const MAY = [
  'cli/sample/script.ts',
  'docket/clocks/load.ts',
  'docket/foreign/regular-file.ts',
  'docket/reports/fonts.ts',
  // Opens for writing and flushing.
  'docket/vault/durable.ts',
  // Its own decrypted copies, through no link.
  'docket/vault/overwrite.ts',
  // The built page.
  'main/protocol.ts',
  // The folder of the program's own notes; looks whether it is an ordinary file.
  'main/small-file.ts',
];

test('files that somebody else may have put there are opened in one place, which looks at them first', () => {
  const readers = readdirSync(ELECTRON, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .filter((path) => {
      const names = importedNames(path, readFileSync(join(ELECTRON, path), 'utf8'), /^node:fs(\/promises)?$/);
      return names.includes('*') || names.some((name) => READERS.includes(name));
    });
  expect(readers.map((path) => path.replaceAll('\\', '/')).sort()).toEqual(MAY);
});
