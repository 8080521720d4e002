import { describe, expect, test } from 'vitest';
import { checkHouse } from '#scripts/imports/check.ts';
import { findingsIn } from './house.ts';

const empty = 'export const value = 1;\n';

describe('the import check', () => {
  test('finds nothing in this house', () => {
    expect(checkHouse(process.cwd())).toEqual([]);
    // Every file of the house is read and parsed.
  }, 60_000);

  test('allows what the house allows', () => {
    const files = {
      'shared/a.ts': "import { z } from 'zod';\nexport const a = z;\n",
      'resources/data.json': '{}',
      'shared/data.ts':
        "import data from '../resources/data.json' with { type: 'json' };\nexport { data };\n",
      'renderer/page.tsx':
        "import { a } from '#shared/a.ts';\nimport react from 'react';\nexport const page = <p>{a}</p>;\n",
      'electron/main/ipc.ts':
        "import { ipcMain } from 'electron';\nimport { join } from 'node:path';\nexport { ipcMain, join };\n",
      'electron/docket/open.ts':
        "import type { App } from 'electron';\nimport '#shared/a.ts';\nexport type X = App;\n",
      'electron/cli/index.ts': "import '../docket/open.ts';\nimport '#shared/a.ts';\nimport 'node:fs';\n",
      'test/docket/file.test.ts': "import 'other-sqlcipher';\nimport '#docket/open.ts';\n",
    };
    expect(findingsIn(files)).toEqual([]);
  });

  test.each([
    ['shared', 'electron/docket', 'shared/a.ts'],
    ['shared', 'renderer', 'shared/a.ts'],
    ['shared', 'electron/main', 'shared/a.ts'],
    ['renderer', 'electron/docket', 'renderer/a.ts'],
    ['renderer', 'electron/main', 'renderer/a.ts'],
    ['renderer', 'electron/preload', 'renderer/a.ts'],
    ['main', 'electron/docket', 'electron/main/a.ts'],
    ['main', 'renderer', 'electron/main/a.ts'],
    ['main', 'electron/cli', 'electron/main/a.ts'],
    ['preload', 'electron/main', 'electron/preload/a.ts'],
    ['docket', 'electron/main', 'electron/docket/a.ts'],
    ['docket', 'electron/cli', 'electron/docket/a.ts'],
    ['docket', 'renderer', 'electron/docket/a.ts'],
    ['cli', 'electron/main', 'electron/cli/a.ts'],
    ['cli', 'renderer', 'electron/cli/a.ts'],
    ['docket', 'test', 'electron/docket/a.ts'],
    ['docket', 'scripts', 'electron/docket/a.ts'],
  ])('refuses that %s imports from %s', (_room, folder, file) => {
    const up = '../'.repeat(file.split('/').length - 1);
    expect(findingsIn({ [`${folder}/b.ts`]: empty, [file]: `import '${up}${folder}/b.ts';\n` })).toEqual([
      `room ${file}:1`,
    ]);
  });

  test.each([
    ['an import for its types', "import type { T } from '#docket/b.ts';\nexport type U = T;\n"],
    ['a type written as an import', "export type U = import('#docket/b.ts').T;\n"],
    ['a re-export', "export * from '#docket/b.ts';\n"],
    ['a named re-export', "export { value } from '#docket/b.ts';\n"],
    ['an import at run time', "export const b = await import('#docket/b.ts');\n"],
    ['a require', "export const b = require('#docket/b.ts');\n"],
  ])('sees %s', (_kind, text) => {
    expect(findingsIn({ 'electron/docket/b.ts': empty, 'shared/a.ts': text })).toEqual([
      'room shared/a.ts:1',
    ]);
  });

  test.each(['shared/a.ts', 'renderer/a.ts', 'electron/preload/a.ts'])(
    'refuses Node modules in %s',
    (file) => {
      expect(findingsIn({ [file]: "import { join } from 'node:path';\nexport { join };\n" })).toEqual([
        `node-module ${file}:1`,
      ]);
    },
  );

  test('refuses a package outside the rooms that it belongs to', () => {
    const found = findingsIn({
      'shared/a.ts': "import 'react';\n",
      'electron/docket/b.ts': "import 'zod';\nimport 'other-sqlcipher';\n",
      'renderer/c.ts': "import 'electron';\n",
    });
    expect(found).toEqual([
      'package electron/docket/b.ts:2',
      'package renderer/c.ts:1',
      'package shared/a.ts:1',
    ]);
  });

  test('refuses the code of a package of which only the types may be used', () => {
    const text =
      "import type { App } from 'electron';\nimport { app } from 'electron';\nexport { type App, app };\n";
    expect(findingsIn({ 'electron/docket/a.ts': text })).toEqual(['package electron/docket/a.ts:2']);
  });

  test('refuses a package that package.json does not name, and a Node module without its prefix', () => {
    const files = { 'electron/docket/a.ts': "import 'left-pad/deep.js';\nimport 'fs';\n" };
    expect(findingsIn(files)).toEqual([
      'undeclared-package electron/docket/a.ts:1',
      'undeclared-package electron/docket/a.ts:2',
    ]);
  });

  test('wants every package of package.json in its list, and no other there', () => {
    const packages = { zod: '1', electron: '1', react: '1', 'brand-new': '1' };
    expect(findingsIn({}, packages)).toEqual([
      'unclassified-package package.json:1',
      'unclassified-package package.json:1',
    ]);
  });

  test('refuses ipcMain everywhere but in the one file', () => {
    const text = "import { ipcMain } from 'electron';\nexport const on = ipcMain;\n";
    expect(findingsIn({ 'electron/main/ipc.ts': text, 'electron/main/menu.ts': text })).toEqual([
      'ipc-main electron/main/menu.ts:1',
      'ipc-main electron/main/menu.ts:1',
      'ipc-main electron/main/menu.ts:2',
    ]);
  });

  test('refuses ipcMain as a property, however electron was imported', () => {
    const text = "import * as electron from 'electron';\nexport const on = electron.ipcMain;\n";
    expect(findingsIn({ 'electron/main/menu.ts': text })).toEqual(['ipc-main electron/main/menu.ts:2']);
  });

  test('finds a circle of two files, and of three, each once', () => {
    const files = {
      'shared/a.ts': "import './b.ts';\n",
      'shared/b.ts': "import './a.ts';\n",
      'shared/c.ts': "import './d.ts';\n",
      'shared/d.ts': "import type { E } from './e.ts';\nexport type D = E;\n",
      'shared/e.ts': "import '#shared/c.ts';\nexport type E = 1;\n",
    };
    expect(findingsIn(files)).toEqual(['circle shared/a.ts:1', 'circle shared/c.ts:1']);
  });

  test('takes two ways to the same file for no circle', () => {
    const files = {
      'shared/a.ts': "import './b.ts';\nimport './c.ts';\n",
      'shared/b.ts': "import './d.ts';\n",
      'shared/c.ts': "import './d.ts';\n",
      'shared/d.ts': empty,
    };
    expect(findingsIn(files)).toEqual([]);
  });

  test('refuses an import whose target is computed, missing, or in a file that cannot be read', () => {
    const files = {
      'shared/a.ts': 'export const load = (name: string) => import(name);\n',
      'shared/b.ts': "import './gone.ts';\n",
      'shared/c.ts': 'export const = ;\n',
    };
    expect(findingsIn(files)).toEqual([
      'computed-import shared/a.ts:1',
      'not-found shared/b.ts:1',
      'unreadable shared/c.ts:1',
    ]);
  });
});
