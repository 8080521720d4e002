import { type BrowserWindow, powerMonitor, type WebContents } from 'electron';
import { nowMs } from '#shared/time.ts';
import { type IdleLimit, isDeliberate, isIdle } from './idle.ts';

const LOOK_EVERY_MS = 10_000;

/** Locks when the computer is locked or put to sleep, another user takes it, or nobody was there for as long as was set. */
export function lockOnAbsence(page: WebContents, limit: IdleLimit, lock: () => void): void {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  powerMonitor.on('user-did-resign-active', lock);
  lockWhenIdle(page, limit, lock);
}

/** Calls `leave` when the session of the system ends: there is no time left to wait for anything. */
export function leaveWithSystem(window: BrowserWindow, leave: () => void): void {
  powerMonitor.on('shutdown', leave);
  window.on('session-end', leave);
  process.once('SIGTERM', leave);
}

function lockWhenIdle(page: WebContents, limit: IdleLimit, lock: () => void): void {
  let lastSeen = nowMs();
  let wasIdle = false;
  page.on('input-event', (_event, { type }) => {
    if (isDeliberate(type)) lastSeen = nowMs();
  });
  const look = () => {
    const systemIdleSeconds = powerMonitor.getSystemIdleTime();
    const idle = isIdle({ systemIdleSeconds, lastSeen, now: nowMs() }, limit.minutes());
    if (idle && !wasIdle) lock();
    wasIdle = idle;
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  page.once('destroyed', () => clearInterval(timer));
}
