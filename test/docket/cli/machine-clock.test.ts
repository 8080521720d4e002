import { afterEach, expect, it } from 'vitest';
import { logCase } from '#docket/cases/commands.ts';
import { contextOf } from '#docket/cases/context.ts';
import { openDocket } from '#docket/vault/open.ts';
import { createTexts, languages } from '#shared/text/texts.ts';
import { nowMs } from '#shared/time.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { law } from '../desk.ts';
import { cli, freshDocket, PASSPHRASE } from './cli.ts';

const zone = process.env.TZ;

function setZone(to: string | undefined): void {
  if (to === undefined) delete process.env.TZ;
  else process.env.TZ = to;
}

afterEach(() => setZone(zone));

it('a command says on the error output that the clock runs behind the trail, and in another zone, and answers all the same', async () => {
  setZone('Asia/Tokyo');
  const { folder, secret } = await freshDocket();
  const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
  const ahead = new Date(nowMs() + 3_600_000).toISOString();
  await logCase(await contextOf(docket, law, { now: () => ahead }), 'request', requestRecord);
  await docket.close();
  setZone('America/Los_Angeles');
  for (const language of languages) {
    const { t } = createTexts(language);
    const run = await cli(['list', folder, 'request', '--json', ...secret], { language });
    expect(run.exit).toBe(0);
    expect(JSON.parse(run.out)).toMatchObject({ cases: [{ ref: 'REQ-2026-0001' }] });
    const [behind = '', elsewhere, ...rest] = run.err.split('\n');
    const [, seconds = '0'] = /(\d+) (?:s|秒)/.exec(behind) ?? [];
    expect(Math.abs(Number(seconds) - 3_600)).toBeLessThan(60);
    expect(behind).toBe(t('machineClock:cli.behind', { seconds, lastAt: ahead }));
    expect(elsewhere).toBe(t('machineClock:cli.zone', { from: 'Asia/Tokyo', to: 'America/Los_Angeles' }));
    expect(rest).toEqual(['']);
  }
});
