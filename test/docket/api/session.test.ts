import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readDocketInfo } from '#docket/vault/info.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import {
  allOf,
  failureOf,
  makeDocket,
  openWindow,
  passphrase,
  type TestWindow,
  windowProfile,
} from './window.ts';

const windows: TestWindow[] = [];

async function open(...options: Parameters<typeof openWindow>): Promise<TestWindow> {
  const window = await openWindow(...options);
  windows.push(window);
  return window;
}

afterEach(async () => {
  for (const window of windows.splice(0).reverse()) await window.close();
});

/** Every call that needs an open docket, with input that would be right. */
function everyCall({ client }: TestWindow): Record<string, () => Promise<unknown>> {
  const id = '00000000-0000-4000-8000-000000000000';
  const list = {
    kind: 'request',
    show: 'all',
    due: 'any',
    waiting: false,
    search: '',
    sort: 'due',
    direction: 'up',
    limit: 10,
  } as const;
  return {
    'cases.list': () => client.cases.list(list),
    'cases.counts': () => client.cases.counts({}),
    'cases.get': () => client.cases.get({ id }),
    'cases.find': () => client.cases.find({ text: 'x', limit: 5 }),
    'cases.log': () => client.cases.log({ kind: 'request', record: requestRecord }),
    'cases.change': () => client.cases.change({ id, version: 1, record: requestRecord }),
    'cases.takeStep': () => client.cases.takeStep({ id, version: 1, step: 'close', answers: {} }),
    'cases.addNote': () => client.cases.addNote({ id, text: 'x' }),
    'cases.addTask': () => client.cases.addTask({ id, title: 'x' }),
    'cases.finishTask': () => client.cases.finishTask({ id, taskId: id, done: true }),
    'cases.addFiles': () => client.cases.addFiles({ id }),
    'cases.openFile': () => client.cases.openFile({ id, fileId: id }),
    'cases.saveFile': () => client.cases.saveFile({ id, fileId: id }),
    'cases.replaceFile': () => client.cases.replaceFile({ id, fileId: id }),
    'cases.removeFile': () => client.cases.removeFile({ id, fileId: id, reason: 'x' }),
    'cases.previewFile': () => client.cases.previewFile({ id, fileId: id }),
    'agenda.today': () => client.agenda.today({}),
    'agenda.range': () => client.agenda.range({ from: '2026-11-01', to: '2026-11-30' }),
    'agenda.days': () => client.agenda.days({ from: '2026-11-01', to: '2026-11-30', first: 3 }),
    'agenda.exportIcs': () => client.agenda.exportIcs({ filter: {}, language: 'en' }),
    'agenda.savePdf': () => client.agenda.savePdf({ filter: {} }),
    'agenda.choices': () => client.agenda.choices({}),
    'packs.preview': () => client.packs.preview({ registers: ['request'] }),
    'packs.build': () => client.packs.build({ registers: ['request'], language: 'en' }),
    'trail.list': () => client.trail.list({ limit: 5 }),
    'trail.verify': () => client.trail.verify({}),
    'keep.backup': () => client.keep.backup({}),
    'keep.backups': () => client.keep.backups({}),
    'keep.setBackups': () => client.keep.setBackups({}),
    'keep.previewRestore': () => client.keep.previewRestore({ backup: 'x' }),
    'keep.backUpNow': () => client.keep.backUpNow({}),
    'keep.check': () => client.keep.check({}),
    'keep.checkNow': () => client.keep.checkNow({}),
    'keep.lastCheck': () => client.keep.lastCheck({}),
    'keep.profile': () => client.keep.profile({}),
    'drafts.save': () => client.drafts.save({ id, form: 'request.new', title: 'x', body: {} }),
    'drafts.get': () => client.drafts.get({ id }),
    'drafts.list': () => client.drafts.list({}),
    'drafts.discard': () => client.drafts.discard({ id }),
    'people.list': () => client.people.list({}),
    'people.add': () => client.people.add({ name: 'x', role: 'officer', passphrase: 'x' }),
    'people.remove': () => client.people.remove({ id }),
    'session.changePassphrase': () =>
      client.session.changePassphrase({ current: { passphrase: 'x' }, next: 'x' }),
    'session.replaceRecoveryKey': () => client.session.replaceRecoveryKey({}),
    'keep.rotate': () => client.keep.rotate({}),
    'changes.watch': () => client.changes.watch({}),
    'device.state': () => client.device.state({}),
    'device.remember': () => client.device.remember({}),
  };
}

async function refusals(window: TestWindow): Promise<Record<string, string | undefined>> {
  const answers: Record<string, string | undefined> = {};
  for (const [name, call] of Object.entries(everyCall(window)))
    answers[name] = (await failureOf(call()))?.code;
  return answers;
}

const allLocked = (window: TestWindow) =>
  Object.fromEntries(Object.keys(everyCall(window)).map((name) => [name, 'locked']));

const ruleOf72Hours = {
  regime: 'eu-gdpr',
  rule: 'breach.authority',
  place: 'DE',
  events: { aware: '2026-11-20T09:00:00+01:00' },
  extended: false,
};

describe('without an open docket', () => {
  test('every call but the session, the law and the check of a pack is locked', async () => {
    const window = await open();
    expect(await refusals(window)).toEqual(allLocked(window));
    expect(window.host.asked).toEqual([]);
    expect((await window.client.law.list({})).regimes.map(({ id }) => id)).toContain('cn-pipl');
    expect((await window.client.law.compute(ruleOf72Hours)).due).toBe('2026-11-23T09:00:00+01:00');
    expect(await allOf(await window.client.packs.verify({}))).toEqual([{ step: 'done' }]);
    expect((await window.client.session.status({})).state).toBe('closed');
  });

  test('a recovery key cannot be confirmed', async () => {
    const { client } = await open();
    expect(await failureOf(client.session.confirmRecoveryKey({ typed: 'x' }))).toMatchObject({
      code: 'locked',
    });
  });

  test('a folder is chosen by a token that shows no path, and a cancelled dialog gives none', async () => {
    const { client, host, home } = await open();
    expect(await client.session.chooseFolder({ purpose: 'open' })).toEqual({});
    host.paths.chooseFolder = [join(home, 'Acme.docket')];
    const answer = await client.session.chooseFolder({ purpose: 'open' });
    expect(answer.chosen).toMatchObject({ name: 'Acme.docket', isDocket: false });
    expect(JSON.stringify(answer)).not.toContain(home);
  });

  test('a token that was never given out, or for another purpose, opens and makes nothing', async () => {
    const { client, host, home } = await open();
    host.paths.chooseFolder = [join(home, 'Acme.docket')];
    const { chosen } = await client.session.chooseFolder({ purpose: 'open' });
    const wanted = { profile: windowProfile, person: 'Li Na', passphrase };
    for (const token of [chosen?.token ?? '', home, '../Acme.docket']) {
      const made = client.session.create({ ...wanted, token });
      expect(await failureOf(made)).toMatchObject({
        code: 'bad-input',
        details: { fields: ['token: not known'] },
      });
    }
    expect(await failureOf(client.session.unlock({ secret: { passphrase } }))).toMatchObject({
      code: 'bad-input',
    });
    expect(await readDocketInfo(join(home, 'Acme.docket'))).toEqual({ isDocket: false });
  });

  test.each([
    [{ place: 'XX' }, 'unknown-place'],
    [{ regimes: [{ regime: 'us-hipaa', place: 'DE' }] }, 'unknown-regime'],
    [{ regimes: [{ regime: 'eu-gdpr', place: 'XX' }] }, 'unknown-place'],
    [{ regimes: [] }, 'bad-input'],
  ])('a docket is not made under a law that is not here: %j', async (change, code) => {
    const { client, host, home } = await open();
    const folder = join(home, 'Acme.docket');
    host.paths.chooseFolder = [folder];
    const token = (await client.session.chooseFolder({ purpose: 'create' })).chosen?.token ?? '';
    const profile = { ...windowProfile, ...change };
    const made = client.session.create({ token, profile, person: 'Li Na', passphrase });
    expect(await failureOf(made)).toMatchObject({ code });
    expect(await readDocketInfo(folder)).toEqual({ isDocket: false });
  });
});

describe('a new docket', () => {
  test('is unconfirmed, and refuses everything but the session, the law and the lock until its key is typed back', async () => {
    const window = await open();
    const { client, host } = window;
    const recoveryKey = await makeDocket(window, false);
    expect((await client.session.status({})).state).toBe('unconfirmed');
    expect(await refusals(window)).toEqual(allLocked(window));
    expect((await client.law.list({})).places.length).toBeGreaterThan(2);

    const wrong = recoveryKey.replace(/\S+$/, 'aple');
    expect(await failureOf(client.session.confirmRecoveryKey({ typed: wrong }))).toMatchObject({
      code: 'recovery-key-mistyped',
    });
    expect((await client.session.status({})).state).toBe('unconfirmed');

    await client.session.confirmRecoveryKey({ typed: recoveryKey.toUpperCase() });
    const status = await client.session.status({});
    expect(status).toMatchObject({
      state: 'open',
      docket: { folderName: 'Acme.docket', profile: windowProfile, person: 'Li Na' },
    });
    expect(status.samplePassphrase).toBeUndefined();
    expect(host.asked.filter(({ ask }) => ask === 'rememberDocket')).toHaveLength(1);
  });

  test('that was locked before its key was typed back is still unconfirmed when it is opened again', async () => {
    const first = await open();
    const recoveryKey = await makeDocket(first, false);
    await first.client.session.lock({});
    const second = await open({ home: first.home, docketPath: join(first.home, 'Acme.docket') });
    expect((await second.client.session.unlock({ secret: { passphrase } })).state).toBe('unconfirmed');
    expect(await failureOf(second.client.cases.counts({}))).toMatchObject({ code: 'locked' });
    await second.client.session.confirmRecoveryKey({ typed: recoveryKey });
    expect(await second.client.cases.counts({})).toMatchObject({ request: 0 });
  });

  test('is not opened or made a second time while it is open', async () => {
    const window = await open();
    await makeDocket(window);
    const token = (await window.client.session.chooseFolder({ purpose: 'open' })).chosen?.token ?? '';
    expect(await failureOf(window.client.session.unlock({ token, secret: { passphrase } }))).toMatchObject({
      code: 'docket-in-use',
    });
    expect(await failureOf(makeDocket(window))).toMatchObject({ code: 'docket-in-use' });
    expect((await window.client.session.status({})).state).toBe('open');
  });
});

describe('a weak passphrase', () => {
  test('is refused for the reason that is told while it is typed, wherever one is set', async () => {
    const window = await open();
    const { client, host, home } = window;
    const next = 'MPhoton in 2026';
    host.paths.chooseFolder = [join(home, 'Weak.docket')];
    const { chosen } = await client.session.chooseFolder({ purpose: 'create' });
    const names = [windowProfile.name, 'Li Na'];
    const { weakness } = await client.session.weighPassphrase({ passphrase: next, names });
    expect(weakness).toBe('userInputs');
    const wanted = { profile: windowProfile, person: 'Li Na', passphrase: next };
    const refusal = { code: 'passphrase-too-weak', details: { problem: weakness, minimum: 12 } };
    expect(await failureOf(client.session.create({ token: chosen?.token ?? '', ...wanted }))).toEqual(
      refusal,
    );

    await makeDocket(window);
    // The names of the docket that is open are known without being told.
    expect((await client.session.weighPassphrase({ passphrase: next, names: [] })).weakness).toBe(weakness);
    for (const refused of [
      client.people.add({ name: 'Bo', role: 'auditor', passphrase: next }),
      client.session.changePassphrase({ current: { passphrase }, next }),
    ]) {
      expect(await failureOf(refused)).toEqual(refusal);
    }
  });
});

describe('locking', () => {
  test('closes the docket, asks main to end the process, ends every watcher and refuses everything', async () => {
    const window = await open();
    await makeDocket(window);
    const watcher = await window.client.changes.watch({});
    const { id } = await window.client.cases.log({ kind: 'request', record: requestRecord });
    expect(await watcher.next()).toEqual({ done: false, value: { caseId: id } });
    const end = watcher.next();
    await window.client.session.lock({});
    expect(await end).toMatchObject({ done: true });
    expect(window.host.asked.at(-1)).toEqual({ ask: 'lock' });
    expect(await refusals(window)).toEqual(allLocked(window));
    expect(await window.client.session.status({})).not.toHaveProperty('docket');
  });

  test('lets the docket be opened again by passphrase or recovery key, by a token for a recent one', async () => {
    const window = await open();
    const recoveryKey = await makeDocket(window);
    const { ref } = await window.client.cases.log({ kind: 'request', record: requestRecord });
    await window.client.session.lock({});
    window.host.recent = [{ path: join(window.home, 'Acme.docket'), openedAt: '2026-11-22T01:00:00.000Z' }];
    const { recent } = await window.client.session.status({});
    expect(recent).toMatchObject([{ name: 'Acme.docket' }]);
    expect(JSON.stringify(recent)).not.toContain(window.home);
    const token = recent[0]?.token ?? '';
    const wrong = window.client.session.unlock({
      token,
      secret: { passphrase: 'not the passphrase at all' },
    });
    expect(await failureOf(wrong)).toMatchObject({ code: 'wrong-passphrase' });
    expect((await window.client.session.unlock({ token, secret: { recoveryKey } })).state).toBe('open');
    expect((await window.client.cases.find({ text: 'jana', limit: 5 })).rows.map((row) => row.ref)).toEqual([
      ref,
    ]);
  });
});

test('the passphrase of the sample is told for the sample alone', async () => {
  const plain = await open({ docketPath: '/nowhere/Acme.docket' });
  expect(await plain.client.session.status({})).toMatchObject({ docket: { folderName: 'Acme.docket' } });
  expect(await plain.client.session.status({})).not.toHaveProperty('samplePassphrase');
  const sample = await open({ docketPath: '/nowhere/Sample.docket', sample: true });
  expect(await sample.client.session.status({})).toMatchObject({ samplePassphrase: SAMPLE_PASSPHRASE });
});

test('what nobody expected crosses as internal, and neither the window nor the log learns what it was about', async () => {
  const window = await open();
  await makeDocket(window);
  const log = vi.spyOn(console, 'error').mockImplementation(() => {});
  const { db } = window.session.require().docket;
  const { id } = await window.client.cases.log({ kind: 'request', record: requestRecord });
  await db.updateTable('cases').set({ record: '{"title":"Jana Weiß"}' }).where('id', '=', id).execute();
  const failure = await failureOf(window.client.cases.get({ id }));
  expect(failure).toEqual({ code: 'internal', details: {} });
  const logged = log.mock.calls.flat().join('\n');
  expect(logged).toContain('Unexpected');
  expect(logged).not.toContain('Weiß');
  expect(logged).not.toContain(id);
  log.mockRestore();
});
