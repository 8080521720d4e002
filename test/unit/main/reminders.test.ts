import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keepReminders, type Reminders, type SystemNotice } from '../../../electron/main/reminders.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 22, 9);
const at = (moment: number) => new Date(moment).toISOString();
const waiting = { title: 'A reminder waits', body: 'Unlock.' };
const notice = { id: 'an-id', title: 'REQ-2026-0001: due today', body: 'Request.' };

/** A system that shows notifications and lets them be clicked. */
function fakeSystem() {
  const shown: { title: string; click: () => void }[] = [];
  const make = ({ title }: { title: string }): SystemNotice => {
    let click = () => {};
    return {
      show: () => shown.push({ title, click: () => click() }),
      on: (event, listener) => {
        if (event === 'click') click = listener;
      },
    };
  };
  return { shown, make, titles: () => shown.map(({ title }) => title) };
}

let system: ReturnType<typeof fakeSystem>;
let reminders: Reminders;
const focus = vi.fn();
const clicked = vi.fn();

beforeEach(() => {
  vi.clearAllMocks();
  system = fakeSystem();
  reminders = keepReminders({ make: system.make, waiting, focus, clicked });
});
afterEach(() => reminders.stop());

it('a click brings the window to the front and tells the docket process by the id alone', () => {
  reminders.show(notice);
  expect(system.titles()).toEqual([notice.title]);
  system.shown[0]?.click();
  expect(focus).toHaveBeenCalledOnce();
  expect(clicked.mock.calls).toEqual([['an-id']]);
});

it('of a locked docket is said that a reminder waits, when it has come, and once a day', () => {
  reminders.expect(at(now));
  reminders.look(now + hour);
  expect(system.titles()).toEqual([]);
  reminders.locked();
  reminders.look(now - 1);
  expect(system.titles()).toEqual([]);
  reminders.look(now + hour);
  reminders.look(now + 2 * hour);
  expect(system.titles()).toEqual([waiting.title]);
  reminders.look(now + 25 * hour);
  expect(system.titles()).toEqual([waiting.title, waiting.title]);
  system.shown[0]?.click();
  expect(focus).toHaveBeenCalledOnce();
  expect(clicked).not.toHaveBeenCalled();
});

it('nothing is said of a docket that was opened or left, nor where the organisation does not want it', () => {
  reminders.expect(at(now));
  reminders.locked();
  reminders.forget();
  reminders.look(now + hour);
  reminders.expect(undefined);
  reminders.locked();
  reminders.look(now + hour);
  expect(system.titles()).toEqual([]);
});

it('where the system shows no notifications nothing fails', () => {
  const silent = keepReminders({ make: () => undefined, waiting, focus, clicked });
  silent.show(notice);
  silent.expect(at(now));
  silent.locked();
  silent.look(now);
  silent.stop();
  expect(focus).not.toHaveBeenCalled();
});
