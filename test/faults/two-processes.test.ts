import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerOf, expectWords, freshDocket, jsonFile, PASSPHRASE } from '#test/docket/cli/cli.ts';
import { firstLineOf, startChild } from '#test/docket/vault/helpers.ts';
import { requestRecord } from '#test/fixtures/records.ts';
import { childScript, program, runNode } from './machine.ts';

describe('of two processes that add to one docket at the same time', () => {
  it('neither loses a case: whoever comes while the other writes waits a moment or is told that the docket is in use', async () => {
    const { folder, place, secret } = await freshDocket();
    const file = await jsonFile(place, requestRecord);
    const adding = [childScript('repeat.ts'), '8', '', 'add', folder, 'request', '--file', file, ...secret];
    const runs = await Promise.all([runNode(adding), runNode(adding)]);
    const rounds = runs.flatMap(({ out }) => out.trim().split('\n').slice(1)).map((line) => line.split(' '));
    expect(rounds).toHaveLength(16);
    const confirmed = rounds.filter(([, exit]) => exit === '0').map(([, , ref]) => ref);
    const refused = rounds.filter(([, exit]) => exit !== '0');
    for (const [, exit, code] of refused) expect([exit, code]).toEqual(['5', 'docket-in-use']);
    expect(new Set(confirmed).size).toBe(confirmed.length);

    const list = await answerOf(['list', folder, 'request', ...secret]);
    const { cases } = z.object({ cases: z.array(z.looseObject({ ref: z.string() })) }).parse(list);
    expect(cases.map(({ ref }) => ref).sort()).toEqual(confirmed.sort());
    const trail = await answerOf(['trail', folder, '--verify', ...secret]);
    expect(trail).toMatchObject({ ok: true, count: confirmed.length + 1 });
  });

  it('the second is refused as long as the first holds the docket, and works when that one was killed', async () => {
    const { folder, place, secret } = await freshDocket();
    const file = await jsonFile(place, requestRecord);
    const holder = startChild('hold.ts', folder, PASSPHRASE);
    expect(await firstLineOf(holder)).toBe('open');
    const add = [program, 'add', folder, 'request', '--file', file, ...secret];
    const refused = await runNode(add);
    expect(refused).toMatchObject({ exit: 5, out: '' });
    expectWords(refused.err, 'docket-in-use', 'en');
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    expect(await runNode(add)).toMatchObject({ exit: 0 });
    const trail = await answerOf(['trail', folder, '--verify', ...secret]);
    expect(trail).toMatchObject({ ok: true, count: 2 });
  });
});
