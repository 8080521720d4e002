import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isDebugged } from '../../../electron/main/debugging.ts';

it('a packed program does not run under a debugger', () => {
  expect(isDebugged(true, (name) => name === 'remote-debugging-port')).toBe(true);
  expect(isDebugged(true, (name) => name === 'remote-debugging-pipe')).toBe(true);
});

it('it runs without one, and from source with one', () => {
  expect(isDebugged(true, () => false)).toBe(false);
  expect(isDebugged(false, () => true)).toBe(false);
});

it('Electron is pinned to one version of a line that is maintained', () => {
  const manifest = readFileSync(join(import.meta.dirname, '..', '..', '..', 'package.json'), 'utf8');
  const { devDependencies } = JSON.parse(manifest);
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
});
