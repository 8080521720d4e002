import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { ruleTable } from '#test/unit/clocks/rule-table.ts';
import { answerOf, cli, expectRefusal, freshPlace } from './cli.ts';

const answerSchema = z.strictObject({
  due: z.iso.datetime({ offset: true }),
  dueDate: z.iso.date(),
  safeDate: z.iso.date(),
  safe: z.iso.datetime({ offset: true }),
  zone: z.string(),
  outcome: z.enum(['deadline', 'opens', 'takesEffect', 'notBefore']),
  status: z.enum(['late', 'soon', 'running', 'paused', 'met']),
  pausedSince: z.iso.date().optional(),
  provisional: z.boolean(),
  alternatives: z.array(
    z.strictObject({
      dueDate: z.iso.date(),
      due: z.string(),
      reason: z.string().min(10),
      citation: z.string().min(3),
      verified: z.string(),
    }),
  ),
  rule: z.strictObject({
    regime: z.string(),
    id: z.string(),
    citation: z.string().min(3),
    nature: z.string(),
    verified: z.string(),
  }),
  explanation: z
    .array(
      z.strictObject({
        text: z.string().min(3),
        result: z.string().optional(),
        citation: z.string().optional(),
      }),
    )
    .min(2),
});

/** `regime rule@place event=time ...` as the options of `clock`. */
function argvOf(question: string): string[] {
  const [regime = '', what = '', ...events] = question.split(' ');
  const [rule = '', place = ''] = what.split('@');
  const options = events.flatMap((one) => (one.startsWith('--') ? one.split(':') : ['--event', one]));
  return ['clock', '--regime', regime, '--rule', rule, '--place', place, ...options];
}

interface Expected {
  dueDate: string;
  due?: string;
  cites: string;
  /** Where it is another date than the due date. */
  safeDate?: string;
  others?: string[];
  provisional?: boolean;
}

/** Worked by hand with the calendar on the table; the sources are in the vectors of the clocks' own tests. */
const table: [string, Expected][] = [
  ['eu-gdpr request.response@DE received=2026-11-25', { dueDate: '2026-12-28', cites: 'Art. 12(3)' }],
  ['eu-gdpr request.response@DE received=2026-01-30', { dueDate: '2026-03-02', cites: 'Art. 12(3)' }],
  [
    'eu-gdpr request.response@BE received=2026-11-30 --extended',
    { dueDate: '2027-03-01', cites: 'Art. 12(3)' },
  ],
  [
    'eu-gdpr request.response@DE received=2026-03-02 identityAsked=2026-03-04 identityReceived=2026-03-11',
    { dueDate: '2026-04-02', cites: 'Art. 12(3)', others: ['2026-04-09'] },
  ],
  [
    'eu-gdpr breach.authority@DE aware=2026-03-27T15:20:00+01:00',
    {
      dueDate: '2026-03-30',
      due: '2026-03-30T16:20:00+02:00',
      cites: 'Art. 33(1)',
      others: ['2026-03-30'],
    },
  ],
  [
    'uk-gdpr request.response@GB-ENG received=2026-09-03',
    { dueDate: '2026-10-05', cites: '12A', safeDate: '2026-10-02', others: ['2026-10-02'] },
  ],
  ['uk-gdpr request.response@GB-ENG received=2024-11-25', { dueDate: '2024-12-27', cites: 'Art. 12(3)' }],
  ['cn-pipl request.response@CN identityVerified=2026-03-02', { dueDate: '2026-04-01', cites: '35273' }],
  ['cn-pipl request.account-cancellation@CN received=2026-09-28', { dueDate: '2026-10-23', cites: '35273' }],
  [
    'cn-pipl incident.report.operator@CN discovered=2026-11-20T22:30:00+08:00',
    { dueDate: '2026-11-21', due: '2026-11-21T02:30:00+08:00', cites: 'Art. 4' },
  ],
  ['cn-pipl transfer.contract-filing@CN effective=2026-09-28', { dueDate: '2026-10-16', cites: 'Art. 7' }],
  [
    'contract agreement.notice@DE expires=2027-01-31 --amount:3 --unit:month',
    { dueDate: '2026-10-31', cites: 'notice' },
  ],
  ['house request.correction@CN received=2026-03-02', { dueDate: '2026-04-01', cites: 'policy' }],
  ['house policy.effect@CN noticed=2026-03-02', { dueDate: '2026-03-09', cites: 'policy' }],
  [
    'cn-pipl request.account-cancellation@CN received=2031-03-03',
    { dueDate: '2031-03-24', cites: '35273', provisional: true },
  ],
];

describe('clock', () => {
  test.each(table)(
    '%s',
    async (question, { dueDate, due, cites, safeDate = dueDate, others, provisional = false }) => {
      const answer = answerSchema.parse(await answerOf(argvOf(question)));
      expect(answer).toMatchObject({ dueDate, safeDate, provisional, ...(due ? { due } : {}) });
      expect(answer.rule).toMatchObject({ regime: question.split(' ')[0] });
      expect(answer.rule.citation).toContain(cites);
      if (others)
        expect(answer.alternatives.map((other) => other.dueDate)).toEqual(expect.arrayContaining(others));
      expect(answer.due.slice(0, 10)).toBe(dueDate);
      expect(answer.explanation.some(({ result }) => result === answer.due || result === dueDate)).toBe(true);
    },
  );

  it('answers people with the date, the reasons and the law, and every other reading, in both languages', async () => {
    const argv = argvOf('uk-gdpr request.response@GB-ENG received=2026-09-03');
    for (const language of ['en', 'zh-CN'] as const) {
      const { exit, out } = await cli(argv, { language });
      expect(exit).toBe(0);
      for (const word of ['2026-10-05', 'Europe/London', 'UK GDPR Art. 12(3), 12A(1)-(2)', '2026-10-02']) {
        expect(out).toContain(word);
      }
      expect(out).not.toMatch(/\{\{|\b(rules|steps|cli):|undefined/);
      expect(/\p{Script=Han}/u.test(out)).toBe(language === 'zh-CN');
    }
  });

  describe('answers every rule of every regime', () => {
    const asked = Object.entries(ruleTable).map(([name, [row]]) => {
      if (!row) throw new Error(`${name} has no row`);
      const [regime, rule] = name.split(' ');
      const { place, events, due, more = {} } = row;
      const options = [
        ...Object.entries(events).map(([event, time]) => `${event}=${time}`),
        ...(more.extended ? ['--extended'] : []),
        ...(more.parameters ? [`--amount:${more.parameters.amount}`, `--unit:${more.parameters.unit}`] : []),
      ];
      return [`${regime} ${rule}@${place} ${options.join(' ')}`, due, rule] as const;
    });
    test.each(asked)('%s', async (question, due, rule) => {
      const answer = answerSchema.parse(await answerOf(argvOf(question)));
      expect(due.includes('T') ? answer.due : answer.dueDate).toBe(due);
      expect(answer.rule.id).toBe(rule);
      expect(answer.explanation.length).toBeGreaterThan(2);
    });
  });

  it('says how the clock stands at a moment, and since when it stands still', async () => {
    const at = (now: string) =>
      answerOf([...argvOf('eu-gdpr request.response@DE received=2026-11-01'), '--now', now]);
    expect(await at('2026-11-02T09:00+01:00')).toMatchObject({ status: 'running' });
    expect(await at('2026-11-28T09:00+01:00')).toMatchObject({ status: 'soon' });
    expect(await at('2026-12-02T00:00+01:00')).toMatchObject({ status: 'late' });
    const question = 'uk-gdpr request.response@GB-ENG received=2026-11-02 clarificationAsked=2026-11-09';
    expect(await answerOf(argvOf(question))).toMatchObject({ status: 'paused', pausedSince: '2026-11-09' });
  });

  it('refuses an event that lies after the moment of the question', async () => {
    const { place } = await freshPlace();
    const argv = [...argvOf('eu-gdpr request.response@DE received=2026-11-03'), '--now', '2026-11-02T09:00Z'];
    const failure = await expectRefusal(argv, { code: 'bad-input', exit: 2, folder: place });
    expect(failure.details).toMatchObject({ event: 'received', problem: 'future' });
    const wrong = [...argvOf('eu-gdpr request.response@DE received=2026-11-03'), '--now', 'yesterday'];
    await expectRefusal(wrong, { code: 'bad-input', exit: 2, folder: place });
  });

  it('says that a date is provisional where a calendar ends', async () => {
    const argv = argvOf('cn-pipl request.account-cancellation@CN received=2031-03-03');
    expect((await cli(argv)).out).toContain('Provisional');
    expect((await cli(argv, { language: 'zh-CN' })).out).toContain('暂定');
  });

  test.each([
    ['an unknown regime', 'us-ccpa request.response@DE received=2026-01-30', 'unknown-regime', 'us-ccpa'],
    ['an unknown rule', 'eu-gdpr request.reply@DE received=2026-01-30', 'unknown-rule', 'request.reply'],
    [
      'a rule that is not law yet',
      'eu-gdpr breach.authority-omnibus@DE aware=2026-11-20T09:00:00Z',
      'unknown-rule',
      'notInForce',
    ],
    ['an unknown place', 'eu-gdpr request.response@XX received=2026-01-30', 'unknown-place', 'XX'],
    ['a place that has parts', 'uk-gdpr request.response@GB received=2026-01-30', 'unknown-place', 'GB-ENG'],
    ['an event that is missing', 'eu-gdpr request.response@DE', 'bad-input', 'received'],
    [
      'an event of another rule',
      'eu-gdpr request.response@DE received=2026-01-30 aware=2026-01-30',
      'bad-input',
      'aware',
    ],
    ['an event without a time', 'eu-gdpr request.response@DE received', 'bad-input', 'received'],
    ['an event without a name', 'eu-gdpr request.response@DE =2026-01-30', 'bad-input', '--event'],
    [
      'an event twice',
      'eu-gdpr request.response@DE received=2026-01-30 received=2026-01-31',
      'bad-input',
      'received',
    ],
    [
      'a day that no calendar has',
      'eu-gdpr request.response@DE received=2026-02-30',
      'bad-input',
      'received',
    ],
    ['a time without offset', 'eu-gdpr breach.authority@DE aware=2026-11-20T09:00', 'bad-input', 'aware'],
    [
      'a number without a unit',
      'contract agreement.notice@DE expires=2027-01-31 --amount:3',
      'bad-input',
      '--unit',
    ],
    [
      'a unit without a number',
      'contract agreement.notice@DE expires=2027-01-31 --unit:day',
      'bad-input',
      '--amount',
    ],
    [
      'a number that is none',
      'contract agreement.notice@DE expires=2027-01-31 --amount:x --unit:day',
      'bad-input',
      '--amount',
    ],
    [
      'a unit that is none',
      'contract agreement.notice@DE expires=2027-01-31 --amount:3 --unit:moon',
      'bad-input',
      '--unit',
    ],
  ] as const)('refuses %s and names it', async (_, question, code, named) => {
    const { place } = await freshPlace();
    const failure = await expectRefusal(argvOf(question), { code, exit: 2, folder: place });
    expect(JSON.stringify(failure.details)).toContain(named);
    expect((await cli(argvOf(question))).err).toContain(named);
  });
});
