import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { idleChoices } from '#shared/contract/device.ts';
import { isDeliberate, isIdle, keepIdleLimit } from '../../../electron/main/idle.ts';

const now = Date.UTC(2026, 2, 1, 12);
const ago = (seconds: number) => now - seconds * 1000;

it('nobody was there: neither the system nor the window saw input for five minutes', () => {
  expect(isIdle({ systemIdleSeconds: 300, lastSeen: ago(300), now }, 5)).toBe(true);
});

it.each(idleChoices)(
  'the docket is locked after %i minutes without anybody, and not a second earlier',
  (minutes) => {
    const limit = minutes * 60;
    expect(isIdle({ systemIdleSeconds: limit, lastSeen: ago(limit), now }, minutes)).toBe(true);
    expect(isIdle({ systemIdleSeconds: limit - 1, lastSeen: ago(limit), now }, minutes)).toBe(false);
    expect(isIdle({ systemIdleSeconds: limit, lastSeen: ago(limit - 1), now }, minutes)).toBe(false);
  },
);

it('somebody works in another program', () => {
  expect(isIdle({ systemIdleSeconds: 299, lastSeen: ago(5000), now }, 5)).toBe(false);
});

it('somebody types here while the system counts wrongly', () => {
  expect(isIdle({ systemIdleSeconds: 86_400, lastSeen: ago(1), now }, 5)).toBe(false);
});

it('the program was started on a computer that was left long ago', () => {
  expect(isIdle({ systemIdleSeconds: 86_400, lastSeen: ago(299), now }, 5)).toBe(false);
});

it('keys, buttons, wheel and touch show that somebody is there, a pointer over the window does not', () => {
  for (const type of ['rawKeyDown', 'mouseDown', 'mouseWheel', 'touchStart'])
    expect(isDeliberate(type)).toBe(true);
  for (const type of ['mouseMove', 'mouseEnter', 'mouseLeave']) expect(isDeliberate(type)).toBe(false);
});

describe('how long a computer may be left', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'privacy-docket-idle-'));
    file = join(folder, 'idle.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is five minutes until it is set, and what was set afterwards', () => {
    const limit = keepIdleLimit(file);
    expect(limit.minutes()).toBe(5);
    limit.set(15);
    expect(limit.minutes()).toBe(15);
    expect(keepIdleLimit(file).minutes()).toBe(15);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ minutes: 15 });
  });

  it('is never endless, whatever stands in the file', () => {
    for (const content of ['{"minutes":0}', '{"minutes":99999}', '{"minutes":"never"}', '{}', 'null', '']) {
      writeFileSync(file, content);
      expect(keepIdleLimit(file).minutes()).toBe(5);
    }
  });

  it('holds until the end of the program where it cannot be written', () => {
    const limit = keepIdleLimit(join(file, 'idle.json'));
    writeFileSync(file, 'a file where the folder should be');
    limit.set(1);
    expect(limit.minutes()).toBe(1);
  });
});
