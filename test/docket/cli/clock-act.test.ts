import { expect, test } from 'vitest';
import { requestRecord } from '#test/fixtures/records.ts';
import { answerOf, cli, expectRefusal, freshDocket, logByCli } from './cli.ts';

test('a clock is looked at, paused and refused what its rule does not know, from a terminal', async () => {
  const made = await freshDocket();
  const { folder, secret } = made;
  const { ref } = await logByCli(made, 'request', {
    ...requestRecord,
    regimes: [
      { regime: 'uk-gdpr', place: 'GB-ENG' },
      { regime: 'eu-gdpr', place: 'DE' },
    ],
  });
  const rule = ['--rule', 'request.response', ...secret];
  const british = ['--regime', 'uk-gdpr', ...rule];
  const pause = ['--at', '2026-11-02T09:00:00Z', '--reason', 'Which account?', '--evidence', 'E-mail'];
  const extend = ['--at', '2026-11-16T09:00:00Z', '--answer', 'ground=complexity', '--preview'];
  expect((await cli(['clock-act', folder, ref, 'extend', ...british, ...extend])).out).toContain(
    'uk-gdpr request.response access: running 2026-11-26T23:59:59+00:00 -> running 2027-01-26T23:59:59+00:00',
  );
  expect(await answerOf(['clock-act', folder, ref, 'pause', ...british, ...pause])).toMatchObject({
    version: 2,
    record: { clarification: { askedAt: '2026-11-02T09:00:00Z', about: 'Which account?' } },
  });
  const german = ['--regime', 'eu-gdpr', ...rule];
  const refused = await cli(['clock-act', folder, ref, 'pause', ...german, ...pause, '--json']);
  expect(JSON.parse(refused.out)).toMatchObject({
    error: { code: 'transition-refused', details: { citation: 'EDPB Guidelines 01/2022 section 5.3' } },
  });
  await expectRefusal(['clock-act', folder, ref, 'sleep', ...british], {
    code: 'bad-input',
    exit: 2,
    folder,
  });
});
