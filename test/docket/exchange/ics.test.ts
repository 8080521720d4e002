import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote, addTask } from '#docket/cases/additions.ts';
import { changeCase, logCase } from '#docket/cases/commands.ts';
import { agendaDates } from '#docket/clocks/agenda.ts';
import { exportIcs } from '#docket/exchange/export-ics.ts';
import { listEntries } from '#docket/trail/list.ts';
import type { AgendaFilter } from '#shared/contract/agenda.ts';
import { type Language, languages } from '#shared/text/texts.ts';
import { agreementRecord, incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

/** Everything personal, or typed by somebody, that the docket holds: none of it may leave. */
const typed = [
  'Jana',
  'Weiß',
  'Zebra',
  'zebra',
  'Nordlicht',
  'Hosting',
  'distributor',
  'spreadsheet',
  'Wang Fang',
  '王芳',
  'jana@example.org',
  'MPhoton',
];

const request = {
  ...requestRecord,
  title: 'Zebra, with; signs\\ and "Jana Weiß" <jana@example.org>',
  assignee: 'Wang Fang 王芳',
};

let desk: Desk;
let folder: string;
let id: string;

beforeAll(async () => {
  desk = await openDesk();
  folder = await mkdtemp(join(tmpdir(), 'docket-ics-'));
  const logged = await logCase(desk.context, 'request', request);
  id = logged.id;
  await addNote(desk.context, id, 'zebra in the note');
  await addTask(desk.context, id, {
    title: 'zebra in the task',
    dueOn: '2026-11-30',
    assignee: 'Wang Fang 王芳',
  });
  await logCase(desk.context, 'incident', incidentRecord);
  await logCase(desk.context, 'agreement', { ...agreementRecord, effectiveOn: '2026-01-01' });
});
afterAll(async () => {
  await desk.close();
  await rm(folder, { recursive: true, force: true });
});

async function exported(filter: AgendaFilter = {}, language: Language = 'en', context = desk.context) {
  const target = join(folder, 'dates.ics');
  const { dates } = await exportIcs(context, { filter, language }, { path: target, replace: true });
  const text = await readFile(target, 'utf8');
  // The parser of Mozilla, by which Thunderbird reads calendars.
  const events = new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((component) => new ICAL.Event(component));
  return { dates, text, events };
}

describe('the dates for another calendar', () => {
  test.each(languages)('are iCalendar that an independent parser reads whole: %s', async (language) => {
    const { dates, text, events } = await exported({}, language);
    const items = await agendaDates(desk.context, {});
    expect(dates).toBe(items.length);
    expect(events.map(({ uid }) => uid)).toEqual(items.map(({ key }) => key));
    for (const [index, event] of events.entries()) {
      const item = items[index];
      const clock = item?.what.is === 'clock' ? item.what.clock.result : undefined;
      if (clock?.period.unit === 'hour') {
        expect(event.startDate.isDate).toBe(false);
        expect(event.startDate.zone).toBe(ICAL.Timezone.utcTimezone);
        expect(event.startDate.toUnixTime()).toBe(Date.parse(clock.due) / 1_000);
      } else {
        expect(event.startDate.isDate).toBe(true);
        expect(event.startDate.toString()).toBe(item?.date);
      }
      expect(event.summary).toContain(item?.ref ?? 'a date');
      expect(event.component.getFirstPropertyValue('dtstamp')?.toString()).toBe('2026-11-22T01:00:00Z');
    }
    expect(events.some(({ startDate }) => !startDate.isDate)).toBe(true);
    expect(events.some(({ description }) => description.includes('GDPR Art. 12(3)'))).toBe(true);
    expect(text).not.toMatch(/VALARM|\{\{|undefined|exchange:/);
  });

  test.each(languages)('have lines of at most 75 octets that end in CRLF: %s', async (language) => {
    const { text } = await exported({}, language);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    for (const required of ['VERSION:2.0\r\n', 'PRODID:-//Privacy Docket//Calendar//']) {
      expect(text).toContain(required);
    }
  });

  test.each(languages)('hold nothing that anybody typed: %s', async (language) => {
    const { text, events } = await exported({}, language);
    const unfolded = text.replaceAll('\r\n ', '');
    for (const word of [...typed, desk.docket.folder]) expect(unfolded).not.toContain(word);
    expect(events.some(({ uid }) => uid.startsWith('task-'))).toBe(true);
    expect(events.every(({ attendees, organizer }) => attendees.length === 0 && !organizer)).toBe(true);
  });

  test('keep their UIDs from one export to the next, and when their clock moves', async () => {
    const before = await exported();
    expect((await exported()).text).toBe(before.text);
    await changeCase(desk.context, {
      id,
      version: 1,
      record: { ...request, receivedAt: '2026-11-02T09:00:00+01:00' },
    });
    const after = await exported();
    expect(after.events.map(({ uid }) => uid).sort()).toEqual(before.events.map(({ uid }) => uid).sort());
    const dateOf = ({ events }: typeof before) =>
      events.find(({ summary, uid }) => summary.startsWith('REQ-') && uid.startsWith('clock-'))?.startDate;
    expect(dateOf(before)?.toString()).toBe('2026-11-26');
    expect(dateOf(after)?.toString()).toBe('2026-12-02');
  });

  test('are of the filter alone, and a responder exports incidents and nothing else', async () => {
    const own = await exported({ kind: 'request', person: 'Wang Fang 王芳' });
    expect(own.events.length).toBeGreaterThan(1);
    expect(own.events.every(({ summary }) => summary.startsWith('REQ-'))).toBe(true);
    expect((await exported({ regime: 'jp-appi' })).dates).toBe(0);
    const person = { ...desk.context.person, role: 'responder' as const };
    const responded = await exported({}, 'en', { ...desk.context, person });
    expect(responded.events.length).toBeGreaterThan(0);
    expect(responded.events.every(({ summary }) => summary.startsWith('INC-'))).toBe(true);
  });

  test('leave an entry in the trail, with how many there were and of which filter', async () => {
    await exported({ kind: 'incident' });
    const [entry] = await listEntries(desk.docket.db, { limit: 1 });
    expect(entry).toMatchObject({ action: 'calendar.exported', personName: 'Li Na' });
    expect(entry?.details).toMatchObject({ name: 'dates.ics', kind: 'incident' });
  });

  test('never go into the docket, though a dialog let somebody choose its database', async () => {
    const target = { path: join(desk.docket.folder, 'docket.db'), replace: true };
    const refused = exportIcs(desk.context, { filter: {}, language: 'en' }, target);
    await expect(refused).rejects.toMatchObject({ code: 'target-in-docket' });
    expect((await listEntries(desk.docket.db, { limit: 1 }))[0]?.action).not.toBe('docket.created');
  });

  test('leave nothing behind when the file cannot be written', async () => {
    const target = join(folder, 'no such folder', 'dates.ics');
    await expect(
      exportIcs(desk.context, { filter: {}, language: 'en' }, { path: target }),
    ).rejects.toMatchObject({
      code: 'target-no-folder',
    });
    expect((await readdir(folder)).filter((name) => name !== 'dates.ics')).toEqual([]);
  });
});
