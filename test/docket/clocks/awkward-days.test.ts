import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTask } from '#docket/cases/additions.ts';
import { logCase } from '#docket/cases/commands.ts';
import { agendaToday, countDue } from '#docket/clocks/agenda.ts';
import { agendaDays } from '#docket/clocks/agenda-days.ts';
import type { AgendaItem } from '#shared/contract/agenda.ts';
import { incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk, profile } from '../desk.ts';

/** A month that begins on its Tuesday, six rows, four rows, a leap day, the turn of the year, both changes of the clock in Europe. */
const days = [
  '2026-08-31',
  '2026-10-25',
  '2026-12-01',
  '2026-12-31',
  '2027-01-01',
  '2027-02-28',
  '2027-03-28',
  '2028-02-29',
];
const times = ['00:01', '12:00', '23:59'];
/** The change of the clock lies within the week that Today looks ahead. */
const before = ['2026-10-24', '2027-03-27'];
const moments = [...days, ...before].flatMap((day) => times.map((time) => ({ day, time })));
const zone = 'Europe/Berlin';

const dateBeside = (day: string, off: number) => Temporal.PlainDate.from(day).add({ days: off }).toString();
const momentAt = (day: string, time: string) =>
  Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone: zone, plainTime: time })
    .toString({ timeZoneName: 'never' });
const titlesOf = (items: readonly AgendaItem[]) =>
  items.flatMap(({ what }) => (what.is === 'task' ? [what.task.title] : [])).sort();

/** The days of the tasks, each once: their title is their day. */
const taskDays = [
  ...new Set([...days, ...before].flatMap((day) => [-1, 0, 1, 7, 8].map((off) => dateBeside(day, off)))),
];

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk('2026-08-01T09:00:00+02:00', { ...profile, place: 'DE' });
  const received = '2026-07-15T09:00:00+02:00';
  const { id } = await logCase(desk.context, 'request', { ...requestRecord, receivedAt: received });
  for (const dueOn of taskDays) await addTask(desk.context, id, { title: dueOn, dueOn });
});
afterAll(() => desk.close());

test.each(moments)(
  'on $day at $time Today holds what is over, and what is due in the next seven days',
  async ({ day, time }) => {
    const context = desk.at(momentAt(day, time));
    const today = await agendaToday(context);
    expect(titlesOf(today.overdue)).toEqual(taskDays.filter((due) => due < day).sort());
    const last = dateBeside(day, 7);
    expect(titlesOf(today.soon)).toEqual(taskDays.filter((due) => due >= day && due <= last).sort());
    const { overdue, soon } = today;
    expect(await countDue(context)).toEqual({ today: overdue.length + soon.length, overdue: overdue.length });
  },
);

test.each(days)('the calendar has each date of the days around %s on its own day', async (day) => {
  const span = { from: dateBeside(day, -1), to: dateBeside(day, 8) };
  const found = await agendaDays(desk.context, { ...span, first: 50, marked: false });
  const tasks = found.flatMap(({ date, first }) => titlesOf(first).map((title) => [date, title]));
  const expected = taskDays.filter((due) => due >= span.from && due <= span.to).sort();
  expect(tasks).toEqual(expected.map((due) => [due, due]));
});

test.each(days)(
  '72 hours from an awareness on %s are 72 hours, whatever the clock on the wall does',
  async (day) => {
    const aware = momentAt(day, '00:01');
    const context = desk.at(momentAt(day, '12:00'));
    const { clocks } = await logCase(context, 'incident', {
      ...incidentRecord,
      occurred: { certainty: 'notKnownYet' },
      discovered: { certainty: 'exact', at: aware },
      aware: { certainty: 'exact', at: aware },
      regimes: [{ regime: 'eu-gdpr', place: 'DE' }],
    });
    const due = clocks.find(({ result }) => result?.period.unit === 'hour')?.result?.due ?? '';
    expect(Date.parse(due) - Date.parse(aware)).toBe(72 * 3_600_000);
  },
);
