import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addNote } from '#docket/cases/additions.ts';
import { logCase, takeStep } from '#docket/cases/commands.ts';
import { collectPack, previewPack } from '#docket/packs/collect.ts';
import { packContentSchema } from '#docket/packs/content.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

let desk: Desk;
const refs = { old: '', touched: '' };

beforeAll(async () => {
  desk = await openDesk('2026-03-10T09:00:00+08:00');
  const old = { ...requestRecord, receivedAt: '2026-03-02T09:00:00+01:00' };
  refs.old = (await logCase(desk.context, 'request', old)).ref;
  const touched = await logCase(desk.context, 'request', old);
  refs.touched = touched.ref;
  await logCase(desk.at('2026-11-22T09:00:00+08:00'), 'incident', incidentRecord);
  await logCase(desk.context, 'agreement', {
    ...agreementRecord,
    effectiveOn: '2026-01-01',
    expiresOn: '2027-01-01',
  });
  await logCase(desk.context, 'transfer', transferRecord);
  await addNote(desk.context, touched.id, 'Called again.');
});
afterAll(() => desk.close());

const all = { registers: caseKinds, language: 'en' as const, productVersion: '0.1.0' };

describe('a pack', () => {
  test('of all registers without a period holds every case and the whole trail', async () => {
    const content = await collectPack(desk.context, all);
    expect(packContentSchema.parse(content)).toEqual(content);
    expect(content.registers.map(({ kind, cases }) => [kind, cases.length])).toEqual([
      ['request', 2],
      ['incident', 1],
      ['agreement', 1],
      ['transfer', 1],
    ]);
    expect(content.trail).toMatchObject({ complete: true, count: 7, head: content.trailReport.head?.hash });
    expect(content.trail.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(content.made).toEqual({ at: '2026-11-22T09:00:00+08:00', by: 'Li Na', productVersion: '0.1.0' });
  });

  test('of a period holds what began in it or was touched in it, and of the trail only their entries', async () => {
    const choice = { ...all, registers: ['request'] as const, from: '2026-11-01', to: '2026-11-30' };
    const content = await collectPack(desk.context, choice);
    expect(content.registers[0]?.cases.map(({ ref }) => ref)).toEqual([refs.touched]);
    expect(content.trail).toMatchObject({ complete: false, count: 7 });
    expect(content.trail.entries.map(({ action, caseRef }) => [action, caseRef])).toEqual([
      ['request.logged', refs.touched],
      ['request.noteAdded', refs.touched],
    ]);
    expect(await previewPack(desk.context, choice)).toMatchObject({ request: 1, incident: 0, files: 0 });
    const march = { ...choice, from: undefined, to: '2026-03-31' };
    expect(await previewPack(desk.context, march)).toMatchObject({ request: 2 });
    const none = { ...choice, from: '2025-01-01', to: '2025-12-31' };
    expect(await previewPack(desk.context, none)).toMatchObject({ request: 0 });
  });

  test('tells how each clock stands on the day on which it is made, with the reason and the decisions', async () => {
    const met = await logCase(desk.context, 'incident', incidentRecord);
    await takeStep(desk.context, {
      id: met.id,
      version: 1,
      step: 'decideObligation',
      answers: {
        obligation: 'eu-gdpr.authority',
        decision: 'required',
        reason: 'A risk is likely.',
        decidedAt: '2026-11-21T09:00:00+01:00',
      },
    });
    const content = await collectPack(desk.context, all);
    const cases = content.registers.flatMap((register) => register.cases);
    const old = cases.find(({ ref }) => ref === refs.old);
    expect(old?.clocks).toMatchObject([
      { status: 'late', dueDate: '2026-04-02', citation: 'GDPR Art. 12(3)' },
    ]);
    expect(old?.clocks[0]?.explanation.length).toBeGreaterThan(2);
    const incident = cases.find(({ ref }) => ref === met.ref);
    expect(incident?.decisions).toMatchObject([{ reason: 'A risk is likely.', by: 'Li Na' }]);
    expect(cases.find(({ ref }) => ref.startsWith('TRF'))?.clocks).toMatchObject([{ status: 'waiting' }]);
  });

  test.each(['en', 'zh-CN'] as const)('has a word in %s for everything that it names', async (language) => {
    const content = await collectPack(desk.context, { ...all, language });
    const cases = content.registers.flatMap((register) => register.cases);
    const words = [
      ...content.docket.regimes,
      ...cases.flatMap(({ stateLabel, clocks, decisions }) => [
        stateLabel,
        ...clocks.flatMap(({ title, rule, explanation }) => [
          title,
          rule ?? '',
          ...explanation.map(({ text }) => text),
        ]),
        ...decisions.flatMap(({ subject, outcome }) => [subject, outcome]),
      ]),
    ];
    expect(words.length).toBeGreaterThan(30);
    // A missing text is its key: words without a space, joined by dots.
    expect(words.filter((word) => word === '' || /(^|[\s:])[a-z]\w*(\.\w+)+$/.test(word))).toEqual([]);
  });
});
