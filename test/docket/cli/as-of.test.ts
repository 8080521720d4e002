import { describe, expect, it } from 'vitest';
import { changeCase } from '#docket/cases/commands.ts';
import { contextOf } from '#docket/cases/context.ts';
import { openDocket } from '#docket/vault/open.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { law } from '../desk.ts';
import { answerOf, cli, expectRefusal, freshDocket, logByCli, NOW, PASSPHRASE } from './cli.ts';

describe('show --as-of', () => {
  it('shows a case as it was at a moment, on a date and after an entry, with what changed since', async () => {
    const made = await freshDocket();
    const { folder, secret } = made;
    const { ref, id } = await logByCli(made, 'request', requestRecord);
    const docket = await openDocket({ folder, secret: { passphrase: PASSPHRASE } });
    const later = await contextOf(docket, law, { now: () => '2026-11-25T01:00:00.000Z' });
    await changeCase(later, { id, version: 1, record: { ...requestRecord, title: 'Another title' } });
    await docket.close();

    for (const moment of [NOW, '2026-11-22', '2026-11-24T23:00:00+08:00', '2']) {
      const answer = await answerOf(['show', folder, ref, '--as-of', moment, ...secret]);
      expect(answer).toMatchObject({
        case: { title: requestRecord.title, version: 1 },
        entry: { seq: 2 },
        changes: [{ field: 'title', before: requestRecord.title, after: 'Another title' }],
        notRecorded: [],
        leadsToPresent: true,
      });
    }
    const now = await answerOf(['show', folder, ref, '--as-of', '2026-11-25', ...secret]);
    expect(now).toMatchObject({ case: { title: 'Another title' }, changes: [] });
    const before = await answerOf(['show', folder, ref, '--as-of', '2026-11-21', ...secret]);
    expect(before).toMatchObject({ logged: { at: NOW, seq: 2 } });
    expect(before).not.toHaveProperty('case');
    for (const language of ['en', 'zh-CN'] as const) {
      const then = await cli(['show', folder, ref, '--as-of', '2', ...secret], { language });
      expect(then.out).toContain(requestRecord.title);
      expect(then.out).toContain(`title: "${requestRecord.title}" → "Another title"`);
      expect(then.out).not.toMatch(/cli:|\{\{|undefined/);
      const early = await cli(['show', folder, ref, '--as-of', '1', ...secret], { language });
      expect(early.out).toContain(NOW);
    }
  });

  it('refuses what is no moment, and a case that is not there', async () => {
    const made = await freshDocket();
    const { folder, place, secret } = made;
    const { ref } = await logByCli(made, 'request', requestRecord);
    for (const moment of ['yesterday', '2026-13-01', '2026-11-22T10:00', '0', '']) {
      await expectRefusal(['show', folder, ref, '--as-of', moment, ...secret], {
        code: 'bad-input',
        exit: 2,
        folder: place,
      });
    }
    await expectRefusal(['show', folder, 'REQ-2026-0009', '--as-of', '1', ...secret], {
      code: 'unknown-case',
      exit: 2,
      folder: place,
    });
  });
});
