import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findResources } from '#docket/clocks/resources.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, logByCli } from './cli.ts';

test('a newer calendar from a file moves no date until it is accepted, and says from when to when', async () => {
  const made = await freshDocket();
  const { folder, place, secret } = made;
  const { ref } = await logByCli(made, 'request', {
    ...requestRecord,
    receivedAt: '2026-11-09T09:00:00+08:00',
    rights: [{ right: 'accountCancellation', outcome: 'open' }],
    regimes: [{ regime: 'cn-pipl', place: 'CN' }],
  });
  const shipped = JSON.parse(await readFile(join(findResources(), 'calendars', 'CN.json'), 'utf8'));
  const file = join(place, 'CN.json');
  const holidays = [...shipped.holidays, { date: '2026-11-27', name: 'Proclaimed' }];
  await writeFile(file, JSON.stringify({ ...shipped, version: '2027-01-15', holidays }));

  expect(await answerOf(['law-differences', folder, ...secret])).toEqual({ waiting: false, moves: [] });
  expect(await answerOf(['law-load', folder, file, ...secret])).toMatchObject({
    name: 'CN',
    version: '2027-01-15',
  });
  await expectRefusal(['law-load', folder, file, ...secret], { code: 'law-file-older', exit: 2, folder });
  const shown = await cli(['law-differences', folder, ...secret]);
  expect(shown.out).toContain(
    `${ref} cn-pipl request.account-cancellation accountCancellation: 2026-11-30T23:59:59+08:00 -> 2026-12-01T23:59:59+08:00`,
  );
  expect(await answerOf(['show', folder, ref, ...secret])).toMatchObject({
    clocks: [{ dueDate: '2026-11-30' }],
  });
  expect(await answerOf(['law-accept', folder, ...secret])).toMatchObject({ accepted: true, moved: 1 });
  expect(await answerOf(['show', folder, ref, ...secret])).toMatchObject({
    clocks: [{ dueDate: '2026-12-01' }],
  });
  expect(await answerOf(['law-accept', folder, ...secret])).toEqual({ accepted: false });
});

test('an officer has the safe date lead where the law is contested, and both dates stay told', async () => {
  const made = await freshDocket();
  const { folder, secret } = made;
  // 12 December 2026 is a Saturday; read as “beginning with”, the month ends on the 11th.
  const { ref } = await logByCli(made, 'request', {
    ...requestRecord,
    receivedAt: '2026-11-12T09:00:00+00:00',
    regimes: [{ regime: 'uk-gdpr', place: 'GB-ENG' }],
  });
  expect(await answerOf(['law-lead', folder, ...secret])).toEqual({ lead: 'prevailing' });
  expect(await answerOf(['show', folder, ref, ...secret])).toMatchObject({
    clocks: [{ dueDate: '2026-12-14', safeDate: '2026-12-11' }],
  });
  expect((await cli(['show', folder, ref, ...secret])).out).toMatch(/Safe date.*2026-12-11/);
  expect(await answerOf(['law-lead', folder, 'safe', ...secret])).toEqual({ lead: 'safe' });
  expect(await answerOf(['show', folder, ref, ...secret])).toMatchObject({
    clocks: [{ dueDate: '2026-12-11', safeDate: '2026-12-11', prevailing: { dueDate: '2026-12-14' } }],
  });
  expect((await cli(['show', folder, ref, ...secret])).out).toMatch(/prevailing reading.*2026-12-14/);
  await expectRefusal(['law-lead', folder, 'latest', ...secret], { code: 'bad-input', exit: 2, folder });
});
