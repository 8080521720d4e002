import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { logCase, takeStep } from '#docket/cases/commands.ts';
import { listCases } from '#docket/cases/list.ts';
import { agendaDates } from '#docket/clocks/agenda.ts';
import { writeDifferences } from '#docket/exchange/export-differences.ts';
import { exportIcs } from '#docket/exchange/export-ics.ts';
import { collectPack } from '#docket/packs/collect.ts';
import { noticesOf } from '#docket/reminders/words.ts';
import { type CaseKind, caseKinds } from '#shared/cases/kinds.ts';
import type { CaseView } from '#shared/contract/case.ts';
import { clockName } from '#shared/text/clockName.ts';
import { createTexts, languages } from '#shared/text/texts.ts';
import { agreementRecord, incidentRecord, transferRecord } from '#test/fixtures/records.ts';
import { type Desk, openDesk } from '../desk.ts';

/** An agreement with two objections, a transfer under a security assessment, an incident with two targets of the house. */
let desk: Desk;
let views: CaseView[];

beforeAll(async () => {
  desk = await openDesk('2026-12-20T09:00:00Z');
  const step = (view: CaseView, name: string, answers: object) =>
    takeStep(desk.context, { id: view.id, version: view.version, step: name, answers });
  let agreement = await logCase(desk.context, 'agreement', {
    ...agreementRecord,
    subProcessorNotice: { amount: 30, unit: 'day' },
  });
  agreement = await step(agreement, 'sign', { signedOn: '2026-06-01', effectiveOn: '2026-06-01' });
  for (const [about, at] of [
    ['Kaltwasser Cloud GmbH', '2026-11-30T10:00:00+01:00'],
    ['Seewind Mail AG', '2026-12-10T10:00:00+01:00'],
  ])
    agreement = await step(agreement, 'announceSubProcessor', { about, at });
  const transfer = await logCase(desk.context, 'transfer', {
    ...transferRecord,
    mechanism: 'cnSecurityAssessment',
    effectiveOn: '2024-03-31',
    validTo: '2027-03-31',
  });
  const incident = await logCase(desk.context, 'incident', {
    ...incidentRecord,
    regimes: [
      { regime: 'eu-gdpr', place: 'DE' },
      { regime: 'cn-pipl', place: 'CN' },
    ],
  });
  views = [agreement, transfer, incident];
});
afterAll(() => desk.close());

const whole = { registers: caseKinds, productVersion: '0.1.0' };

async function packed(ref: string) {
  const content = await collectPack(desk.context, { ...whole, language: 'en' });
  const found = content.registers.flatMap(({ cases }) => cases).find((entry) => entry.ref === ref);
  if (!found) throw new Error(`${ref} is not in the pack`);
  return found;
}

async function listed(kind: CaseKind, ref: string) {
  const question = { kind, show: 'all', due: 'any', waiting: false, search: '' } as const;
  const { rows } = await listCases(desk.context, { ...question, sort: 'ref', direction: 'up', limit: 50 });
  return rows.find((row) => row.ref === ref);
}

test('a case is led by the same clock in its register and in a pack', async () => {
  for (const { kind, ref } of views) {
    const { clocks, leading } = await packed(ref);
    const due = (await listed(kind, ref))?.due;
    expect([ref, leading === undefined ? undefined : clocks[leading]?.due]).toEqual([ref, due?.result?.due]);
  }
  const { clocks, leading } = await packed('TRF-2026-0001');
  expect(clocks.map(({ outcome }) => outcome)).toEqual(['opens', 'deadline']);
  expect(leading).toBe(1);
});

describe.each(languages)('in %s', (language) => {
  const { t } = createTexts(language);

  test('no two clocks of a case under one regime have the same name', () => {
    for (const { kind, clocks } of views) {
      const names = clocks.map((clock) => `${clock.regime} ${clockName(kind, clock, t)}`);
      expect(names.length).toBeGreaterThan(1);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('a clock has the same name in a pack, in a calendar, in a reminder and in the differences', async () => {
    const target = join(desk.docket.folder, '..', `${language}.ics`);
    await exportIcs(desk.context, { filter: {}, language }, { path: target, replace: true });
    const calendar = (await readFile(target, 'utf8')).replaceAll('\r\n ', '');
    const dated = new Set((await agendaDates(desk.context, {})).map(({ key }) => key));
    const content = await collectPack(desk.context, { ...whole, language });
    const packedNames = content.registers.flatMap(({ cases }) => cases.flatMap(({ clocks }) => clocks));
    for (const { kind, ref, id, title, clocks } of views) {
      for (const clock of clocks) {
        const name = clockName(kind, clock, t);
        const { regime, rule, subject, place } = clock;
        expect(packedNames.map((one) => one.title)).toContain(name);
        const summary = t('exchange:summary', { ref, rule: name });
        if (dated.has(`clock-${clock.id}`)) expect(calendar).toContain(`SUMMARY:${summary}`);
        const move = {
          clockId: clock.id,
          caseId: id,
          kind,
          ref,
          title,
          regime,
          rule,
          place,
          subject,
          why: [],
        };
        expect(writeDifferences([move], language)).toContain(`"${name}"`);
        const facts = { clockId: clock.id, caseId: id, kind, ref, regime, rule, subject };
        const due = { due: '2026-12-21T00:00:00Z', zone: 'UTC', byHours: false };
        const reminded = { ...facts, ...due, toldFor: null, snoozedUntil: null };
        expect(noticesOf([reminded], language, desk.context.now())[0]?.body).toContain(name);
      }
    }
    expect(dated.size).toBeGreaterThan(0);
  });
});
