import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';
import {
  answerOf,
  cli,
  expectRefusal,
  freshDocket,
  freshPlace,
  jsonFile,
  logByCli,
  type Made,
} from './cli.ts';

const clockSchema = z.looseObject({
  subject: z.string(),
  regime: z.string(),
  rule: z.union([z.string(), z.looseObject({ citation: z.string() })]),
  state: z.string(),
  waitsFor: z.string().optional(),
  dueDate: z.string().optional(),
  explanation: z.array(z.looseObject({ text: z.string().min(1) })).optional(),
});
const caseSchema = z.looseObject({
  ref: z.string(),
  kind: z.string(),
  state: z.string(),
  title: z.string(),
  party: z.string(),
  clocks: z.array(clockSchema),
});
const listSchema = z.object({
  cases: z.array(
    z.looseObject({
      ref: z.string(),
      due: z.looseObject({ state: z.string(), result: z.looseObject({ dueDate: z.string() }) }).optional(),
    }),
  ),
});

const records = {
  request: requestRecord,
  incident: incidentRecord,
  agreement: { ...agreementRecord, effectiveOn: '2026-01-01', expiresOn: '2027-01-01' },
  transfer: { ...transferRecord, effectiveOn: '2026-11-20' },
};
const kinds = ['request', 'incident', 'agreement', 'transfer'] as const;
const expected = {
  request: { ref: 'REQ-2026-0001', party: 'Jana Weiß', due: '2026-11-26' },
  incident: { ref: 'INC-2026-0001', party: '', due: '2026-11-23' },
  agreement: { ref: 'AGR-2026-0001', party: 'Nordlicht Hosting GmbH', due: '2027-01-01' },
  transfer: { ref: 'TRF-2026-0001', party: 'Lichtblick Service GmbH', due: '2026-12-04' },
};

async function addForPeople(
  { folder, place, secret }: Made,
  kind: string,
  record: unknown,
  language: 'en' | 'zh-CN',
) {
  const file = await jsonFile(place, record, `${kind}.json`);
  return cli(['add', folder, kind, '--file', file, ...secret], { language });
}

describe('add, list and show', () => {
  test.each(kinds)('log a case of the register %s, list it with its date, and show why', async (kind) => {
    const made = await freshDocket();
    const { ref, party, due } = expected[kind];
    const added = caseSchema.parse(await logByCli(made, kind, records[kind]));
    expect(added).toMatchObject({ ref, kind, party, title: records[kind].title });
    expect(added.clocks.map(({ dueDate }) => dueDate)).toContain(due);
    for (const clock of added.clocks.filter(({ dueDate }) => dueDate)) {
      expect(clock.explanation?.length).toBeGreaterThan(1);
      expect(clock.rule).toHaveProperty('citation');
    }
    const { folder, secret } = made;
    const list = listSchema.parse(await answerOf(['list', folder, kind, ...secret]));
    expect(list.cases).toMatchObject([{ ref, due: { result: { dueDate: due } } }]);
    expect(await answerOf(['show', folder, ref, ...secret])).toEqual(added);
  });

  it('call a date provisional that is counted from the discovery because the awareness is not known', async () => {
    const made = await freshDocket();
    const record = { ...incidentRecord, aware: { certainty: 'notKnownYet' } };
    await addForPeople(made, 'incident', record, 'en');
    const { folder, secret } = made;
    const shown = await cli(['show', folder, 'INC-2026-0001', ...secret], { language: 'en' });
    expect(shown.out).toContain(': 2026-11-23 (provisional)');
    expect(shown.out).toContain(
      'Provisional: counted from “Discovered”, because the moment of “Became aware” is not known yet.',
    );
    const chinese = await cli(['show', folder, 'INC-2026-0001', ...secret], { language: 'zh-CN' });
    expect(chinese.out).toContain('2026-11-23 (暂定)');
    const listed = await cli(['list', folder, 'incident', ...secret], { language: 'en' });
    expect(listed.out).toContain('2026-11-23 (provisional)');
  });

  it('tell people the reference, the date, each step of the reason and the law, in both languages', async () => {
    const made = await freshDocket();
    const english = await addForPeople(made, 'request', requestRecord, 'en');
    expect(english).toMatchObject({ exit: 0, err: '' });
    for (const word of ['REQ-2026-0001', '2026-11-26', 'GDPR Art. 12(3)', '1. Received: 2026-10-26']) {
      expect(english.out).toContain(word);
    }
    const chinese = await addForPeople(made, 'request', requestRecord, 'zh-CN');
    expect(chinese.out).toMatch(/REQ-2026-0002 已登记。/);
    expect(chinese.out).toContain('2026-11-26');
    const { folder, secret } = made;
    const shown = await cli(['show', folder, 'REQ-2026-0001', ...secret], { language: 'zh-CN' });
    expect(shown.out).toContain('Jana Weiß');
    for (const run of [english, chinese, shown]) {
      // A key of the texts or a hole in them would show as `rules:...` or `{{...}}`.
      expect(run.out).not.toMatch(/\{\{|\b(rules|steps|states|cli|subjects|choices):|undefined/);
    }
  });

  it('say of a clock that waits what it waits for', async () => {
    const made = await freshDocket();
    const waiting = { ...requestRecord, regimes: [{ regime: 'cn-pipl', place: 'CN' }] };
    const added = caseSchema.parse(await logByCli(made, 'request', waiting));
    expect(added.clocks).toMatchObject([{ state: 'waiting', waitsFor: 'identityVerified' }]);
    const { out } = await addForPeople(made, 'request', waiting, 'en');
    expect(out).toContain('waits for: ');
    const list = await cli(['list', made.folder, 'request', ...made.secret]);
    expect(list.out).toContain('REQ-2026-0001  no date');
  });

  it('list the next due first, in as many pages as it takes, and an empty register as empty', async () => {
    const { place } = await freshPlace();
    const folder = join(place, 'Sample.docket');
    await answerOf(['sample', folder, '--cases', '215']);
    const secret = ['--passphrase-file', await jsonFile(place, SAMPLE_PASSPHRASE, 'public.txt')];
    const { cases } = listSchema.parse(await answerOf(['list', folder, 'request', '--all', ...secret]));
    expect(new Set(cases.map(({ ref }) => ref)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThan(200);
    // A clock that stands still is shown, but no date runs out.
    const dates = cases.flatMap(({ due }) => (due?.state === 'running' ? [due.result.dueDate] : []));
    expect(dates).toEqual([...dates].sort());
    const open = listSchema.parse(await answerOf(['list', folder, 'request', ...secret]));
    expect(open.cases.length).toBeLessThan(cases.length);

    const empty = await freshDocket();
    expect((await cli(['list', empty.folder, 'transfer', ...empty.secret])).out).toBe('There is no case.\n');
    expect(await answerOf(['list', empty.folder, 'transfer', ...empty.secret])).toEqual({ cases: [] });
  });

  it('refuse a register and a reference that are not there', async () => {
    const { folder, place, secret } = await freshDocket();
    const file = await jsonFile(place, requestRecord);
    for (const argv of [
      ['add', folder, 'requests', '--file', file, ...secret],
      ['list', folder, '__proto__', ...secret],
    ]) {
      const failure = await expectRefusal(argv, { code: 'bad-input', exit: 2, folder: place });
      expect(failure.details.fields).toEqual([expect.stringContaining('KIND')]);
    }
    for (const ref of ['REQ-2026-0001', 'REQ', "' OR 1=1 --"]) {
      const failure = await expectRefusal(['show', folder, ref, ...secret], {
        code: 'unknown-case',
        exit: 2,
        folder: place,
      });
      expect(JSON.stringify(failure.details)).toContain(ref);
    }
  });
});

describe('what came from outside', () => {
  it('does not steer the terminal on which it is shown', async () => {
    const made = await freshDocket();
    const title = 'red \u001b[31malert\u0007 \u202Ereversed \u009b2J';
    await logByCli(made, 'request', { ...requestRecord, title });
    for (const argv of [
      ['list', made.folder, 'request'],
      ['show', made.folder, 'REQ-2026-0001'],
    ]) {
      const { out } = await cli([...argv, ...made.secret]);
      expect(out).toContain('red \uFFFD[31malert\uFFFD \uFFFDreversed \uFFFD2J');
    }
    const { out } = await cli(['list', made.folder, 'request', '--json', ...made.secret]);
    expect(JSON.parse(out)).toMatchObject({ cases: [{ title }] });
  });
});
