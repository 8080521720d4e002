import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { errorCodes } from '#shared/errors.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { failureOf, makeDocket, openWindow, type TestWindow } from './window.ts';

let window: TestWindow;
let id: string;

beforeAll(async () => {
  window = await openWindow();
  await makeDocket(window);
  const logged = await window.client.cases.log({ kind: 'request', record: requestRecord });
  id = logged.id;
  await window.client.cases.addTask({ id, title: 'Search' });
});
afterAll(() => window.close());

const tables = [
  'cases',
  'clocks',
  'tasks',
  'notes',
  'case_files',
  'drafts',
  'trail',
  'settings',
  'case_text',
  'meta',
] as const;

/** One hash over everything that calls can change. */
async function fingerprint(): Promise<string> {
  const { db } = window.session.require().docket;
  const hash = createHash('sha256');
  for (const table of tables) hash.update(JSON.stringify(await db.selectFrom(table).selectAll().execute()));
  return hash.digest('hex');
}

type Input = Record<string, unknown>;

/** Sends a call as a page with other code could: with any input. */
function send(path: string, input: unknown): Promise<unknown> {
  const [part = '', name = ''] = path.split('.');
  const calls: unknown = Reflect.get(window.client, part);
  const call: unknown = typeof calls === 'function' ? Reflect.get(calls, name) : undefined;
  if (typeof call !== 'function') throw new Error(`no call ${path}`);
  return Reflect.apply(call, undefined, [input]);
}

/** Right inputs, from which wrong ones are made. */
function rightInputs(): Record<string, Input> {
  const list = {
    kind: 'request',
    show: 'all',
    due: 'any',
    waiting: false,
    search: '',
    sort: 'due',
    direction: 'up',
  };
  const compute = { regime: 'eu-gdpr', rule: 'breach.authority', place: 'DE', extended: false };
  return {
    'cases.list': { ...list, limit: 10 },
    'cases.get': { id },
    'cases.find': { text: 'jana', limit: 5 },
    'cases.log': { kind: 'request', record: requestRecord },
    'cases.change': { id, version: 1, record: requestRecord },
    'cases.takeStep': { id, version: 1, step: 'askIdentity', answers: { askedAt: '2026-11-01T09:00:00Z' } },
    'cases.addNote': { id, text: 'x' },
    'cases.addTask': { id, title: 'x' },
    'cases.finishTask': { id, taskId: id, done: true },
    'cases.addFiles': { id },
    'cases.saveFile': { id, fileId: id },
    'cases.replaceFile': { id, fileId: id },
    'cases.removeFile': { id, fileId: id, reason: 'x' },
    'cases.previewFile': { id, fileId: id },
    'cases.openFile': { id, fileId: id },
    'agenda.range': { from: '2026-11-01', to: '2026-11-30', filter: { kind: 'request', person: 'Li Na' } },
    'agenda.savePdf': { filter: { kind: 'request', person: 'Li Na' } },
    'agenda.days': { from: '2026-11-01', to: '2026-11-30', first: 3, marked: true },
    'agenda.exportIcs': { filter: { kind: 'request', person: 'Li Na' }, language: 'en' },
    'law.compute': { ...compute, events: { aware: '2026-11-20T09:00:00Z' } },
    'packs.preview': { registers: ['request'] },
    'packs.build': { registers: ['request'], language: 'en' },
    'trail.list': { limit: 5 },
    'drafts.save': { id, form: 'request.new', title: 'x', body: {} },
    'drafts.get': { id },
    'session.chooseFolder': { purpose: 'open' },
    'session.create': { token: 'x', profile: {}, person: 'x', passphrase: 'x' },
    'session.unlock': { token: 'x', secret: { passphrase: 'x' } },
    'session.confirmRecoveryKey': { typed: 'x' },
  };
}

const hostile = fc.oneof(
  fc.jsonValue(),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom<unknown>(
    undefined,
    Number.NaN,
    -1,
    2 ** 53,
    '',
    ' ',
    '__proto__',
    'constructor',
    "'; DROP TABLE cases; --",
    '../../etc/passwd',
    '\ud800',
    '\u0000',
    'x'.repeat(400_000),
    [],
    {},
    null,
    new Date(0),
    new Map([[1, 2]]),
    10n,
  ),
);

const calls = fc.nat().map((pick) => {
  const names = Object.keys(rightInputs());
  return names[pick % names.length] ?? '';
});

/** Fails when a call answers with anything but its output or a failure of the closed list, or fails and changes something. */
async function isHarmless(path: string, input: unknown): Promise<void> {
  const before = await fingerprint();
  const failure = await failureOf(send(path, input));
  if (failure === undefined) return;
  expect(errorCodes).toContain(failure.code);
  expect([path, failure.code]).not.toEqual([path, 'internal']);
  expect(await fingerprint()).toBe(before);
}

describe('a call with wrong input', () => {
  test('that is anything at all is refused with a code of the list and changes nothing', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(calls, hostile, (path, input) => isHarmless(path, input)),
      { numRuns: 300 },
    );
  });

  test('that is wrong in one field is refused with a code of the list and changes nothing', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(calls, fc.nat(), hostile, async (path, pick, value) => {
        const right = rightInputs()[path] ?? {};
        const fields = Object.keys(right);
        await isHarmless(path, { ...right, [fields[pick % fields.length] ?? 'x']: value });
      }),
      { numRuns: 300 },
    );
  });

  test('whose record is wrong in one place is refused by the field, in every register', {
    timeout: 120_000,
  }, async () => {
    const records = {
      request: requestRecord,
      incident: incidentRecord,
      agreement: agreementRecord,
      transfer: transferRecord,
    };
    const kinds = fc.constantFrom(
      'request' as const,
      'incident' as const,
      'agreement' as const,
      'transfer' as const,
    );
    await fc.assert(
      fc.asyncProperty(kinds, fc.nat(), hostile, async (kind, pick, value) => {
        const keys = Object.keys(records[kind]);
        const record = { ...records[kind], [keys[pick % keys.length] ?? 'x']: value };
        await isHarmless('cases.log', { kind, record });
      }),
      { numRuns: 300 },
    );
  });

  test('names the field that is wrong', async () => {
    const failure = await failureOf(
      send('cases.list', { ...rightInputs()['cases.list'], limit: 0, sort: 'size' }),
    );
    expect(failure).toMatchObject({
      code: 'bad-input',
      details: { fields: [expect.stringMatching(/^sort: /), expect.stringMatching(/^limit: /)] },
    });
  });
});
