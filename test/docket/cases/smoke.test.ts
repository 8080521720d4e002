import { expect, test } from 'vitest';
import { logCase, takeStep, changeCase } from '#docket/cases/commands.ts';
import { listCases, findCases, countOpen } from '#docket/cases/list.ts';
import { agendaToday, agendaRange, countDue } from '#docket/clocks/agenda.ts';
import { requestRecord, agreementRecord, incidentRecord, transferRecord } from '#test/fixtures/records.ts';
import { openDesk } from '../desk.ts';
test('smoke', async () => {
  const desk = await openDesk();
  const c = desk.context;
  let r = await logCase(c, 'request', requestRecord);
  await logCase(c, 'incident', incidentRecord);
  await logCase(c, 'agreement', agreementRecord);
  await logCase(c, 'transfer', transferRecord);
  r = await takeStep(c, { id: r.id, version: 1, step: 'askIdentity', answers: { askedAt: '2026-11-01T10:00:00+01:00' } });
  console.log(JSON.stringify(r, null, 1).slice(0, 6000));
  for (const sort of ['due', 'opened', 'ref', 'title', 'updated'] as const) {
    console.log((await listCases(c, { kind: 'request', show: 'all', due: 'any', waiting: false, search: 'jana', sort, direction: 'up', limit: 10 })).rows.length);
  }
  console.log(await findCases(c, 'weiss', 5), await countOpen(c), await countDue(c));
  console.log(JSON.stringify(await agendaToday(c)).slice(0, 3000));
  console.log((await agendaRange(c, '2026-11-01', '2026-12-31')).length);
  await desk.close();
});
