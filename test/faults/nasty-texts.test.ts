import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';

/** Generous: linear reading of all of it takes a few seconds on a busy machine, a quadratic one hours. */
const LONGEST_MS = 50_000;

test('no text that others wrote holds its reader up: signs by the hundred thousand, in every place', async () => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'child', 'nasty-texts.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
  const lines = (await text(child.stdout)).trimEnd().split('\n');
  expect(lines.filter((line) => line.startsWith('RangeError'))).toEqual([]);
  expect(lines.at(-1)).toBe('done');
});
