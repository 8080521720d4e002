import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Leaving, leaveInOrder } from '../../../electron/main/leave.ts';

class FakeWindow extends EventEmitter {
  isGone = false;

  isDestroyed(): boolean {
    return this.isGone;
  }

  destroy(): void {
    this.isGone = true;
  }
}

let window: FakeWindow;
let asked: number;
let leaving: Leaving;

/** Clicks the cross; true when the window is kept for now. */
function close(): boolean {
  let isKept = false;
  window.emit('close', {
    preventDefault: () => {
      isKept = true;
    },
  });
  return isKept && !window.isGone;
}

beforeEach(() => {
  vi.useFakeTimers();
  window = new FakeWindow();
  asked = 0;
  leaving = leaveInOrder(window, () => {
    asked += 1;
  });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a window that is closed', () => {
  it('stays until the docket is closed, which is asked for once', () => {
    expect(close()).toBe(true);
    expect(close()).toBe(true);
    expect(asked).toBe(1);
    leaving.now();
    expect(window.isGone).toBe(true);
  });

  it('goes when the docket process does not answer within 5 seconds', () => {
    close();
    vi.advanceTimersByTime(4999);
    expect(window.isGone).toBe(false);
    vi.advanceTimersByTime(1);
    expect(window.isGone).toBe(true);
  });

  it('waits for a backup as long as it tells how far it is, and a minute longer', () => {
    close();
    for (let minutes = 0; minutes < 60; minutes += 1) {
      leaving.sign();
      vi.advanceTimersByTime(59_000);
    }
    expect(window.isGone).toBe(false);
    vi.advanceTimersByTime(1000);
    expect(window.isGone).toBe(true);
  });

  it('stays when the closing is given up, and can be closed again', () => {
    close();
    leaving.stay();
    leaving.sign();
    vi.advanceTimersByTime(3_600_000);
    expect(window.isGone).toBe(false);
    close();
    expect(asked).toBe(2);
  });

  it('goes at once when its page hangs, since nobody could answer there', () => {
    window.emit('unresponsive');
    close();
    expect(window.isGone).toBe(true);
  });
});
