import { describe, expect, it } from 'vitest';
import { verifyTrail } from '#docket/trail/verify.ts';
import { openDocket } from '#docket/vault/open.ts';
import { closedDocket, linesOf, PASSPHRASE, startChild } from './helpers.ts';

describe('a docket whose process is killed while it writes', () => {
  it.each([40, 170, 400])(
    'opens again with every confirmed change and a whole trail (%i ms)',
    async (delay) => {
      const { folder } = await closedDocket();
      const child = startChild('write-loop.ts', folder, PASSPHRASE);
      let confirmed = 0;
      for await (const line of linesOf(child)) {
        if (confirmed === 0) setTimeout(() => child.kill('SIGKILL'), delay);
        confirmed = Number(line);
      }
      expect(confirmed).toBeGreaterThan(0);

      const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
      const drafts = await docket.db.selectFrom('drafts').select('id').execute();
      const trail = await verifyTrail(docket.db);
      await docket.close();
      expect(drafts.length).toBeGreaterThanOrEqual(confirmed);
      expect(trail).toMatchObject({ ok: true, count: drafts.length + 1 });
    },
  );
});
