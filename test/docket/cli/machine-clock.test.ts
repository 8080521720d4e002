import { expect, it } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { contextOf } from '#docket/cases/context.ts';
import { openDocket } from '#docket/vault/open.ts';
import { createTexts, languages } from '#shared/text/texts.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { law } from '../desk.ts';
import { cli, freshDocket, PASSPHRASE } from './cli.ts';

it('a command says on the error output that the clock runs behind the trail, and answers all the same', async () => {
  const { folder, secret } = await freshDocket();
  const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
  const ahead = new Date(Date.now() + 3_600_000).toISOString();
  await logCase(await contextOf(docket, law, { now: () => ahead }), 'request', requestRecord);
  await docket.close();
  for (const language of languages) {
    const run = await cli(['list', folder, 'request', '--json', ...secret], { language });
    const [before, after] = createTexts(language)
      .t('machineClock:cli.behind', { seconds: 0, lastAt: ahead })
      .split('0 s');
    expect(run.exit).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ cases: [{ ref: 'REQ-2026-0001' }] });
    expect(run.err).toContain(ahead);
    if (language === 'en')
      expect(run.err.startsWith(before ?? '?') && run.err.endsWith(`${after}\n`)).toBe(true);
  }
});
