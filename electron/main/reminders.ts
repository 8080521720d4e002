import { nowMs } from '#shared/time.ts';

/** How often it is looked whether a reminder waits; by the clock on the wall, which goes on while the computer sleeps. */
const LOOK_EVERY_MS = 2_000;
/** While the docket stays locked it is said once a day. */
const SAY_AGAIN_MS = 24 * 3_600_000;

/** A notification of the system, as far as it is used here. */
export interface SystemNotice {
  show(): void;
  on(event: 'click' | 'close', listener: () => void): unknown;
}

export interface ReminderMeans {
  /** Makes a notification of the system; undefined where there are none. */
  make(words: { title: string; body: string }): SystemNotice | undefined;
  /** Says that a reminder waits in the locked docket. */
  waiting: { title: string; body: string };
  /** Brings the window to the front. */
  focus(): void;
  /** Tells the docket process which of its reminders was clicked. */
  clicked(id: string): void;
}

/** The reminders of the docket process, shown by the operating system; and the one that says that one waits. */
export interface Reminders {
  show(notice: { id: string; title: string; body: string }): void;
  /** When the docket process will have something to tell next; ISO, or undefined when nothing is to be said of it. */
  expect(at: string | undefined): void;
  /** The docket was locked: from now on it is said, once a day, when what was expected has come. */
  locked(): void;
  /** A docket was opened, or left: nothing is known any more of what comes next. */
  forget(): void;
  /** For tests; else called by a timer. */
  look(now: number): void;
  stop(): void;
}

/** Shows reminders. Of a locked docket nothing is kept but one moment, in memory. */
export function keepReminders({ make, waiting, focus, clicked }: ReminderMeans): Reminders {
  // What nobody refers to is collected, and with it what a click on it does.
  const shown = new Set<SystemNotice>();
  let expected: number | undefined;
  let isLocked = false;

  function put(words: { title: string; body: string }, onClick: () => void): void {
    const notice = make(words);
    if (!notice) return;
    shown.add(notice);
    notice.on('close', () => shown.delete(notice));
    notice.on('click', () => {
      shown.delete(notice);
      focus();
      onClick();
    });
    notice.show();
  }

  function look(now: number): void {
    if (!isLocked || expected === undefined || now < expected) return;
    expected = now + SAY_AGAIN_MS;
    put(waiting, () => undefined);
  }

  const timer = setInterval(() => look(nowMs()), LOOK_EVERY_MS);
  timer.unref();
  return {
    show: ({ id, title, body }) => put({ title, body }, () => clicked(id)),
    expect(at) {
      expected = at === undefined ? undefined : Date.parse(at);
    },
    locked() {
      isLocked = true;
    },
    forget() {
      isLocked = false;
      expected = undefined;
    },
    look,
    stop: () => clearInterval(timer),
  };
}
