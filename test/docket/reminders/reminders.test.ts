import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { dueReminders } from '#docket/reminders/due.ts';
import { Reminding } from '#docket/reminders/reminding.ts';
import { usualReminders } from '#shared/clocks/reminder-settings.ts';
import type { HostQuestion } from '#shared/contract/host.ts';
import type { Role } from '#shared/contract/people.ts';
import { incidentRecord, requestRecord } from '#test/fixtures/records.ts';
import { failureOf, makeDocket, openWindow, passphrase, type TestWindow } from '../api/window.ts';

const windows: TestWindow[] = [];

afterEach(async () => {
  for (const window of windows.splice(0).reverse()) await window.close();
});

/** A window on a docket of its own, opened at this time of the organisation's home, Shanghai. */
async function openNew(moment: string): Promise<TestWindow> {
  const window = await openWindow();
  windows.push(window);
  window.at(moment);
  await makeDocket(window);
  return window;
}

/** Another run of the program on the docket of a window. */
async function restart(from: TestWindow, moment: string, secret = passphrase): Promise<TestWindow> {
  await from.client.session.lock({});
  const window = await openWindow({ home: from.home, docketPath: join(from.home, 'Acme.docket') });
  windows.push(window);
  window.at(moment);
  await window.client.session.unlock({ secret: { passphrase: secret } });
  return window;
}

type Reminder = Extract<HostQuestion, { ask: 'remind' }>;
const isReminder = (question: HostQuestion): question is Reminder => question.ask === 'remind';

/** What the main process was given to show at a moment that a look of the program falls on, and at no other. */
async function toldAt(window: TestWindow, moment: string): Promise<string[]> {
  window.at(moment);
  const before = window.host.asked.filter(isReminder).length;
  await window.session.look();
  return window.host.asked
    .filter(isReminder)
    .slice(before)
    .map(({ notice }) => `${notice.title} | ${notice.body}`);
}

const answer = (time: string, ref = 'REQ-2026-0001') =>
  `${ref}: ${time} | Request: Answer to the person: Access. Due 2026-11-26.`;

interface Step {
  step: string;
  answers: unknown;
}

async function take({ client }: TestWindow, id: string, ...steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    const { version } = await client.cases.get({ id });
    await client.cases.takeStep({ id, version, ...step });
  }
}

const grant = (at: string): Step[] => [
  { step: 'skipIdentity', answers: { verifiedAt: at, note: 'Known.' } },
  {
    step: 'decide',
    answers: { rights: [{ right: 'access', outcome: 'granted' }], at },
  },
  { step: 'answer', answers: { sentAt: at, channel: 'email', summary: 'All of it.', remediesTold: true } },
];

test('a request is told of at its times, once each, when overdue every morning, and no more once it is met', async () => {
  const window = await openNew('2026-11-09T09:00:00+08:00');
  const { id } = await window.client.cases.log({ kind: 'request', record: requestRecord });
  expect(await toldAt(window, '2026-11-10T12:00:00+08:00')).toEqual([]);
  // Received in Germany on 26 October: one month. It ends there when it is seven in the morning at home.
  expect(await toldAt(window, '2026-11-12T08:59:00+08:00')).toEqual([]);
  expect(await toldAt(window, '2026-11-12T09:00:00+08:00')).toEqual([answer('due in 14 days')]);
  expect(await toldAt(window, '2026-11-12T09:00:02+08:00')).toEqual([]);
  expect(await toldAt(window, '2026-11-23T09:00:01+08:00')).toEqual([answer('due in 3 days')]);
  expect(await toldAt(window, '2026-11-25T10:00:00+08:00')).toEqual([answer('due in 1 day')]);
  expect(await toldAt(window, '2026-11-27T06:59:00+08:00')).toEqual([]);
  expect(await toldAt(window, '2026-11-27T09:00:00+08:00')).toEqual([answer('overdue by 1 day')]);
  expect(await toldAt(window, '2026-11-28T08:59:00+08:00')).toEqual([]);
  expect(await toldAt(window, '2026-11-28T09:00:00+08:00')).toEqual([answer('overdue by 2 days')]);
  expect(await toldAt(window, '2027-03-01T09:00:00+08:00')).toEqual([answer('overdue by 95 days')]);

  await take(window, id, ...grant('2027-03-01T08:30:00+08:00'));
  expect((await window.client.cases.get({ id })).clocks[0]?.state).toBe('met');
  expect(await toldAt(window, '2027-03-02T09:00:00+08:00')).toEqual([]);
  expect(await toldAt(window, '2027-03-09T09:00:00+08:00')).toEqual([]);
});

test('hours are told of by day and night, in the language of the window', async () => {
  const window = await openNew('2026-11-21T09:00:00+08:00');
  await window.client.reminders.speak({ language: 'zh-CN' });
  // 72 hours from nine in Germany.
  await window.client.cases.log({ kind: 'incident', record: incidentRecord });
  const told = (time: string) =>
    expect.stringMatching(
      new RegExp(`^INC-2026-0001：${time} \\| 安全事件：.*2026-11-23 09:00 \\(\\+01:00\\)`),
    );
  expect(await toldAt(window, '2026-11-22T09:00:00+01:00')).toContainEqual(told('24 小时后到期'));
  expect(await toldAt(window, '2026-11-23T08:00:00+01:00')).toContainEqual(told('60 分钟后到期'));
  expect(await toldAt(window, '2026-11-23T09:00:00+01:00')).toContainEqual(told('现在到期'));
  expect(await toldAt(window, '2026-11-24T02:00:00+01:00')).toContainEqual(told('已逾期 17 小时'));
  expect(await toldAt(window, '2026-11-24T02:59:00+01:00')).toEqual([]);
  expect(await toldAt(window, '2026-11-24T03:00:00+01:00')).toContainEqual(told('已逾期 18 小时'));
});

test('a clock that stands still is silent, and is told of again when it goes on', async () => {
  const window = await openNew('2026-11-09T09:00:00+08:00');
  const regimes = [{ regime: 'uk-gdpr', place: 'GB-ENG' }];
  const { id } = await window.client.cases.log({ kind: 'request', record: { ...requestRecord, regimes } });
  await take(window, id, {
    step: 'askClarification',
    answers: { askedAt: '2026-11-09T00:00:00+00:00', about: 'Which?' },
  });
  expect(await toldAt(window, '2026-12-20T09:00:00+08:00')).toEqual([]);
  await take(window, id, {
    step: 'receiveClarification',
    answers: { receivedAt: '2026-11-12T00:00:00+00:00' },
  });
  expect(await toldAt(window, '2026-12-20T09:00:02+08:00')).toEqual([
    expect.stringContaining('REQ-2026-0001: overdue by'),
  ]);
});

test('what was missed while the docket was locked is told together when it is opened, and once', async () => {
  const first = await openNew('2026-11-09T09:00:00+08:00');
  for (let count = 0; count < 3; count += 1) {
    await first.client.cases.log({ kind: 'request', record: requestRecord });
  }
  const second = await restart(first, '2026-11-24T15:00:00+08:00');
  const told = await toldAt(second, '2026-11-24T15:00:02+08:00');
  expect(told).toEqual(
    ['REQ-2026-0001', 'REQ-2026-0002', 'REQ-2026-0003'].map((ref) => answer('due in 2 days', ref)),
  );
  const third = await restart(second, '2026-11-24T16:00:00+08:00');
  expect(await toldAt(third, '2026-11-24T16:00:02+08:00')).toEqual([]);

  await third.client.cases.log({ kind: 'request', record: requestRecord });
  await third.client.cases.log({ kind: 'request', record: requestRecord });
  const fourth = await restart(third, '2026-11-30T07:00:00+08:00');
  expect(await toldAt(fourth, '2026-11-30T07:00:02+08:00')).toEqual([
    '5 deadlines | 5 overdue, 0 ahead. REQ-2026-0001, REQ-2026-0002, REQ-2026-0003, REQ-2026-0004 and 1 more',
  ]);
});

test('nothing that anybody typed leaves the docket process for the main process with a reminder', async () => {
  const window = await openNew('2026-11-09T09:00:00+08:00');
  const seeded = ['Jana Weiß', 'Zebrafink', 'Dr. Quastenflosser', 'Nordlicht', 'Purpurreiher'];
  const [person, title, handler, party, note] = seeded;
  const { id } = await window.client.cases.log({
    kind: 'request',
    record: { ...requestRecord, title, requester: { name: person, relation: 'self' }, assignee: handler },
  });
  await window.client.cases.addNote({ id, text: note ?? '' });
  await window.client.cases.addTask({ id, title: note ?? '', assignee: handler, dueOn: '2026-11-13' });
  await window.client.rulebook.setTarget({
    id: 'notice.authority',
    target: { amount: 24, unit: 'hour', citation: party ?? '' },
  });
  const asked = window.host.asked.length;
  for (const day of ['12', '23', '25', '27', '28']) await toldAt(window, `2026-11-${day}T09:00:00+08:00`);
  const crossed = window.host.asked.slice(asked);
  expect(crossed.filter(isReminder)).toHaveLength(5);
  for (const seed of [...seeded, 'Li Na', 'MPhoton', id]) expect(JSON.stringify(crossed)).not.toContain(seed);
});

test('the main process learns the next moment and nothing else of it, or not even that', async () => {
  const window = await openNew('2026-11-09T09:00:00+08:00');
  await window.client.cases.log({ kind: 'request', record: requestRecord });
  const next = () => window.host.asked.filter(({ ask }) => ask === 'nextReminder').at(-1);
  await toldAt(window, '2026-11-10T09:00:00+08:00');
  expect(next()).toEqual({ ask: 'nextReminder', at: '2026-11-12T01:00:00.000Z' });
  await window.client.reminders.set({ settings: { ...usualReminders, whileLocked: false } });
  await toldAt(window, '2026-11-10T09:00:02+08:00');
  expect(next()).toEqual({ ask: 'nextReminder' });
});

describe('who is reminded', () => {
  test('a responder of incidents alone, an auditor of nothing, and each person for themselves', async () => {
    const window = await openNew('2026-11-21T09:00:00+08:00');
    await window.client.cases.log({ kind: 'request', record: requestRecord });
    await window.client.cases.log({ kind: 'incident', record: incidentRecord });
    expect(await toldAt(window, '2026-11-30T09:00:00+08:00')).not.toEqual([]);
    const own = window.session.require();
    const as = (role: Role) => ({ ...own, person: { ...own.person, id: `of a ${role}`, role } });
    expect((await dueReminders(own, usualReminders)).tell).toEqual([]);
    const due = await dueReminders(as('responder'), usualReminders);
    expect(new Set(due.tell.map(({ clock }) => clock.kind))).toEqual(new Set(['incident']));
    const heard = window.host.asked.length;
    await new Reminding(window.host).look(as('auditor'));
    expect(window.host.asked).toHaveLength(heard);
    await new Reminding(window.host).look({ ...own, docket: { ...own.docket, readOnly: true } });
    expect(window.host.asked).toHaveLength(heard);
  });

  test('at the times that an officer chose, with an entry in the trail; a time that is none is refused', async () => {
    const window = await openNew('2026-11-09T09:00:00+08:00');
    await window.client.cases.log({ kind: 'request', record: requestRecord });
    const request = { before: [{ amount: 5, unit: 'day' as const }], overdueEvery: 4 as const };
    const settings = { ...usualReminders, at: '16:30', kinds: { ...usualReminders.kinds, request } };
    await window.client.reminders.set({ settings });
    await window.client.reminders.set({ settings });
    expect((await window.client.reminders.view({})).settings).toEqual(settings);
    const { entries } = await window.client.trail.list({ limit: 2 });
    expect(entries.map(({ action }) => action)).toEqual(['reminders.settings', 'request.logged']);
    expect(entries[0]?.changes).toEqual([
      { field: 'remindersAt', before: '09:00', after: '16:30' },
      { field: 'remindersBefore.request', before: '14 d, 3 d, 1 d', after: '5 d' },
      { field: 'remindersOverdue.request', before: '24 h', after: '4 h' },
    ]);
    expect(await toldAt(window, '2026-11-12T09:00:00+08:00')).toEqual([]);
    expect(await toldAt(window, '2026-11-21T16:30:00+08:00')).toEqual([answer('due in 5 days')]);
    expect(await toldAt(window, '2026-11-27T16:30:00+08:00')).toEqual([answer('overdue by 1 day')]);
    expect(await toldAt(window, '2026-11-27T20:30:00+08:00')).toEqual([answer('overdue by 1 day')]);

    const never = { ...settings, kinds: { ...settings.kinds, request: { before: [], overdueEvery: 0 } } };
    const set: unknown = Reflect.get(window.client.reminders, 'set');
    if (typeof set !== 'function') throw new TypeError('no such call');
    expect(await failureOf(set({ settings: never }))).toMatchObject({ code: 'bad-input' });
  });
});

test('one reminder is put off, for no more than a day and never for good', async () => {
  const window = await openNew('2026-11-09T09:00:00+08:00');
  const { id } = await window.client.cases.log({ kind: 'request', record: requestRecord });
  const clockId = (await window.client.cases.get({ id })).clocks[0]?.id ?? '';
  expect(await toldAt(window, '2026-11-27T09:00:00+08:00')).toHaveLength(1);
  const put = await window.client.reminders.snooze({ clockId, minutes: 10_000 });
  expect(put).toEqual({ until: '2026-11-28T09:00:00+08:00' });
  expect((await window.client.reminders.view({})).snoozed).toEqual([{ clockId, ...put }]);
  expect(await toldAt(window, '2026-11-28T08:59:00+08:00')).toEqual([]);
  expect(await toldAt(window, '2026-11-28T09:00:00+08:00')).toHaveLength(1);
  expect((await window.client.reminders.view({})).snoozed).toEqual([]);
  await window.client.reminders.snooze({ clockId, minutes: 120 });
  const next = await restart(window, '2026-11-28T10:00:00+08:00');
  expect(await toldAt(next, '2026-11-28T10:00:02+08:00')).toEqual([]);
  expect(await toldAt(next, '2026-11-28T11:00:00+08:00')).toHaveLength(1);

  await take(next, id, {
    step: 'withdraw',
    answers: { at: '2026-11-28T11:00:00+08:00', reason: 'Solved.' },
  });
  expect(await failureOf(next.client.reminders.snooze({ clockId, minutes: 60 }))).toMatchObject({
    code: 'bad-input',
  });
});

test('a click on a reminder leads to its case, on one of many to Today, and on one of an earlier run nowhere', async () => {
  const window = await openNew('2026-11-09T09:00:00+08:00');
  const { id } = await window.client.cases.log({ kind: 'request', record: requestRecord });
  const followed = await window.client.reminders.followed({});
  const next = followed.next();
  await toldAt(window, '2026-11-12T09:00:00+08:00');
  const [single] = window.host.asked.filter(isReminder);
  window.session.looking.reminding.clicked('00000000-0000-4000-8000-000000000000');
  window.session.looking.reminding.clicked(single?.notice.id ?? '');
  expect(await next).toEqual({ done: false, value: { case: { id, kind: 'request' } } });
  const many = followed.next();
  for (let count = 0; count < 4; count += 1) {
    await window.client.cases.log({ kind: 'request', record: requestRecord });
  }
  expect(await toldAt(window, '2026-11-12T09:00:02+08:00')).toHaveLength(1);
  window.session.looking.reminding.clicked(window.host.asked.findLast(isReminder)?.notice.id ?? '');
  expect(await many).toEqual({ done: false, value: {} });
  await window.client.session.lock({});
  expect(await followed.next()).toMatchObject({ done: true });
});

test('a reminder that cannot be remembered is told, and told again', async () => {
  const window = await openNew('2026-11-09T09:00:00+08:00');
  await window.client.cases.log({ kind: 'request', record: requestRecord });
  const { db } = window.session.require().docket;
  await sql`CREATE TRIGGER full BEFORE INSERT ON reminders BEGIN SELECT RAISE(ABORT, 'full'); END`.execute(
    db,
  );
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await toldAt(window, '2026-11-12T09:00:00+08:00')).toHaveLength(1);
  expect(await toldAt(window, '2026-11-12T09:00:30+08:00')).toHaveLength(0);
  expect(await toldAt(window, '2026-11-12T09:01:00+08:00')).toHaveLength(1);
  log.mockRestore();
});
