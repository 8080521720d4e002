import { Notification } from 'electron';
import type { SystemNotice } from './reminders.ts';

/** Whether the system shows notifications at all. */
export function showsNotices(): boolean {
  return Notification.isSupported();
}

/** A notification of the system that waits to be shown; undefined where there are none. */
export function makeNotice({ title, body }: { title: string; body: string }): SystemNotice | undefined {
  if (!showsNotices()) return undefined;
  const notification = new Notification({ title, body, silent: false });
  return {
    show: () => notification.show(),
    on: (event, listener) =>
      event === 'click' ? notification.on('click', listener) : notification.on('close', listener),
  };
}
