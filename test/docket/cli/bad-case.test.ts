import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, failureOf, freshDocket, jsonFile, logByCli, stateOf } from './cli.ts';

/** The whole of what a person would read about a failure; a file of any size must not drown the reason. */
const LONGEST_MESSAGE = 10_000;

/** Adds a case that must be refused, and gives the details. Opening a docket is slow on purpose: it is done once. */
async function refused(record: unknown, kind = 'request') {
  const { folder, place, secret } = await freshDocket();
  const file = await jsonFile(place, record);
  const before = await stateOf(place);
  const run = await cli(['add', folder, kind, '--file', file, '--json', ...secret]);
  expect(run).toMatchObject({ exit: 2, err: '' });
  expect(run.out.length).toBeLessThan(LONGEST_MESSAGE);
  expect(await stateOf(place)).toEqual(before);
  const failure = failureOf(run);
  expect(failure.code).toBe('bad-input');
  return failure;
}

describe('a case file with wrong or missing fields is refused, each named, and nothing is logged:', () => {
  test.each([
    ['a missing field', 'request', { ...requestRecord, requester: { relation: 'self' } }, ['requester.name']],
    [
      'a misspelled field',
      'request',
      { ...requestRecord, recievedAt: '2026-01-01' },
      ['recievedAt: unknown field'],
    ],
    [
      'a misspelled field inside',
      'request',
      { ...requestRecord, identity: { state: 'asked', by: 'x' } },
      ['identity.by'],
    ],
    ['a value that no list has', 'request', { ...requestRecord, channel: 'pigeon' }, ['channel']],
    ['a number for a text', 'request', { ...requestRecord, title: 7 }, ['title']],
    ['nothing for a text', 'request', { ...requestRecord, title: ' \u3000' }, ['title']],
    ['null', 'request', { ...requestRecord, assignee: null }, ['assignee']],
    ['no rights', 'request', { ...requestRecord, rights: [] }, ['rights']],
    [
      'a day that no calendar has',
      'request',
      { ...requestRecord, receivedAt: '2026-02-30T09:00:00Z' },
      ['receivedAt'],
    ],
    [
      'a moment without offset',
      'request',
      { ...requestRecord, receivedAt: '2026-02-20T09:00:00' },
      ['receivedAt'],
    ],
    [
      'a moment in the future',
      'request',
      { ...requestRecord, receivedAt: '2027-02-20T09:00:00Z' },
      ['receivedAt'],
    ],
    [
      'what only a step may write',
      'request',
      {
        ...requestRecord,
        decision: {
          by: { id: '3b0f4a0e-7f3a-4f1e-8a55-0a4f9d3f8f10', name: 'Li Na' },
          at: '2026-11-01T09:00:00Z',
        },
      },
      ['decision'],
    ],
    [
      'a time that is not known and yet given',
      'incident',
      { ...incidentRecord, aware: { certainty: 'exact' } },
      ['aware.at'],
    ],
    [
      'a number below zero',
      'incident',
      { ...incidentRecord, persons: { state: 'known', value: -1, estimated: false } },
      ['persons.value'],
    ],
    [
      'one party',
      'agreement',
      { ...agreementRecord, parties: agreementRecord.parties.slice(0, 1) },
      ['parties'],
    ],
    [
      'a country that is none',
      'transfer',
      { ...transferRecord, importer: { ...transferRecord.importer, country: 'Germany' } },
      ['importer.country'],
    ],
    [
      'a regime twice',
      'transfer',
      { ...transferRecord, regimes: [...transferRecord.regimes, ...transferRecord.regimes] },
      ['regimes'],
    ],
    [
      'several faults',
      'request',
      { ...requestRecord, title: '', channel: 1, more: true },
      ['title', 'channel'],
    ],
    ['a record of another register', 'incident', requestRecord, ['summary', 'aware', 'effects']],
    ['a list', 'request', [requestRecord], ['']],
    ['a text', 'request', '"request"', ['']],
    ['null for the whole', 'request', 'null', ['']],
  ])('%s', async (_, kind, record, fields) => {
    const { details } = await refused(record, kind);
    for (const field of fields) {
      expect(details.fields).toEqual(expect.arrayContaining([expect.stringContaining(field)]));
    }
  });

  test('and people are told in both languages, with every field that is wrong', async () => {
    const { folder, place, secret } = await freshDocket();
    const file = await jsonFile(place, { ...requestRecord, title: '', channel: 1, more: true });
    const argv = ['add', folder, 'request', '--file', file, ...secret];
    const { words } = await expectRefusal(argv, { code: 'bad-input', exit: 2, folder: place });
    for (const field of ['title: ', 'channel: ']) expect(words.split(field)).toHaveLength(3);
    expect(await answerOf(['trail', folder, '--verify', ...secret])).toMatchObject({ ok: true, count: 1 });
  });

  test.each([
    ['us-ccpa', 'CN', 'unknown-regime', 'us-ccpa'],
    ['cn-pipl', 'XX', 'unknown-place', 'XX'],
    ['eu-gdpr', 'GB', 'unknown-place', 'GB-ENG'],
  ] as const)('the regime %s in %s', async (regime, where, code, named) => {
    const { folder, place, secret } = await freshDocket();
    const file = await jsonFile(place, { ...requestRecord, regimes: [{ regime, place: where }] });
    const argv = ['add', folder, 'request', '--file', file, ...secret];
    const failure = await expectRefusal(argv, { code, exit: 2, folder: place });
    expect(JSON.stringify(failure.details)).toContain(named);
  });
});

describe('a case file that is no record at all is refused, and nothing is logged:', () => {
  test.each([
    ['no JSON', 'title: What do you hold on me'],
    ['half of a JSON', JSON.stringify(requestRecord).slice(0, -5)],
    ['two JSONs', `${JSON.stringify(requestRecord)}${JSON.stringify(requestRecord)}`],
    ['an empty file', ''],
    ['noise', '\u0000\u0001\uFFFD'],
    ['lists nested a million deep', '['.repeat(1_000_000)],
    ['objects nested 100,000 deep', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ])('%s', async (_, content) => {
    const { details } = await refused(content);
    expect(details.fields).toEqual(expect.arrayContaining([expect.any(String)]));
  });

  test('10 MB of text in one field', async () => {
    const { details } = await refused({ ...requestRecord, title: 'x'.repeat(10_000_000) });
    expect(details.fields).toEqual([expect.stringMatching(/^title: /)]);
  });

  test('200,000 fields that nobody knows', async () => {
    const members = Array.from({ length: 200_000 }, (_, index) => [`unknown${index}`, index]);
    const { details } = await refused({ ...requestRecord, ...Object.fromEntries(members) });
    expect(details.fields).toEqual(
      expect.arrayContaining([expect.stringContaining('unknown0: unknown field')]),
    );
    expect(details.more).toBeGreaterThan(199_000);
  });

  test('a field whose name alone is a megabyte', async () => {
    await refused({ ...requestRecord, ['x'.repeat(1_000_000)]: 1 });
  });

  test('values nested 100,000 deep in a known field', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const content = JSON.stringify({ ...requestRecord, title: 'deep' }).replace('"deep"', deep);
    const { details } = await refused(content);
    expect(details.fields).toEqual([expect.stringMatching(/: JSON with too much depth$/)]);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])(
    'a field %s, which touches no object of the program',
    async (name) => {
      const spoiled = JSON.stringify(requestRecord)
        .replace('{', `{"${name}":{"polluted":true},`)
        .replace('"requester":{', `"requester":{"${name}":{"polluted":true},`);
      const { details } = await refused(spoiled);
      expect(details.fields).toEqual([`${name}: unknown field`, `requester.${name}: unknown field`]);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );

  it('and a file that is not there, is a folder, or is too large', async () => {
    const { folder, place, secret } = await freshDocket();
    const large = join(place, 'large.json');
    await writeFile(large, 'x'.repeat(17 * 2 ** 20));
    const refusals = [
      [join(place, 'none.json'), 'file-missing'],
      [folder, 'file-not-regular'],
      [large, 'file-not-regular'],
    ] as const;
    for (const [file, code] of refusals) {
      const argv = ['add', folder, 'request', '--file', file, ...secret];
      await expectRefusal(argv, { code, exit: 2, folder: place });
    }
  });
});

describe('a case file that is unusual and right is logged:', () => {
  it('with the mark of an editor of Windows in front', async () => {
    const made = await freshDocket();
    const file = join(made.place, 'case.json');
    await writeFile(file, `\uFEFF${JSON.stringify(requestRecord)}\r\n`);
    const argv = ['add', made.folder, 'request', '--file', file, ...made.secret];
    expect(await answerOf(argv)).toMatchObject({ ref: 'REQ-2026-0001' });
  });

  it('with letters of every kind, which come back as they were and leave the trail whole', async () => {
    const made = await freshDocket();
    const titles = [
      'Æther \u{1F4EE} 张伟 \u202Eabc',
      'quote " \\ \' ; DROP TABLE cases; --',
      'half a pair \uD83D',
      'nul \u0000 end',
    ];
    for (const title of titles) {
      const { ref } = await logByCli(made, 'request', { ...requestRecord, title });
      const shown = await answerOf(['show', made.folder, ref, ...made.secret]);
      expect(shown).toMatchObject({ record: { title } });
    }
    expect(await answerOf(['check', made.folder, ...made.secret])).toMatchObject({ ok: true });
    expect(await answerOf(['trail', made.folder, '--verify', ...made.secret])).toMatchObject({ ok: true });
  });
});
