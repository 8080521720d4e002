import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { findPacked, packDirectory, startPacked } from './packed.ts';

const shown = {
  window: 'shown',
  title: expect.stringContaining('Privacy Docket'),
  docketProcess: 'answered',
};

describe('the packaged directory', () => {
  let output = '';
  beforeAll(() => {
    output = packDirectory();
  });

  test('says that it is for testing and which Electron it is made of', () => {
    expect(output).toMatch(/A test directory, not a release: Electron \d+\.\d+\.\d+ \(.+\)\./);
  });

  test.each([
    ['RunAsNode', FuseState.DISABLE],
    ['EnableCookieEncryption', FuseState.ENABLE],
    ['EnableNodeOptionsEnvironmentVariable', FuseState.DISABLE],
    ['EnableNodeCliInspectArguments', FuseState.DISABLE],
    ['EnableEmbeddedAsarIntegrityValidation', FuseState.ENABLE],
    ['OnlyLoadAppFromAsar', FuseState.ENABLE],
    ['LoadBrowserProcessSpecificV8Snapshot', FuseState.DISABLE],
    ['GrantFileProtocolExtraPrivileges', FuseState.DISABLE],
    ['WasmTrapHandlers', FuseState.ENABLE],
  ] as const)('has the fuse %s set', async (name, state) => {
    const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(findPacked().fuses)) };
    expect(wire[FuseV1Options[name]]).toBe(state);
  });

  test('has no fuse that is left to its default', async () => {
    const { version: _, ...wire } = await getCurrentFuseWire(findPacked().fuses);
    expect(Object.keys(wire)).toHaveLength(9);
  });

  test('keeps all code in its archive, beside which lie native libraries only', () => {
    const beside = readdirSync(join(findPacked().resources, 'app.asar.unpacked'), {
      recursive: true,
      withFileTypes: true,
    });
    const names = beside.filter((entry) => entry.isFile()).map((entry) => entry.name);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !name.endsWith('.node'))).toEqual([]);
    expect(existsSync(join(findPacked().resources, 'default_app.asar'))).toBe(false);
  });

  test('starts, shows its first screen and hears its docket process', async () => {
    expect(await startPacked()).toMatchObject(shown);
  });

  test('is no Node for whoever asks it to be one', async () => {
    const environment = { ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=/nonexistent.cjs' };
    expect(await startPacked([], environment)).toMatchObject(shown);
  });
});
