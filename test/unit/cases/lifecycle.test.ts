import { describe, expect, test } from 'vitest';
import { incidentLifecycle } from '#shared/cases/incident-lifecycle.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { offerSteps, type StepContext } from '#shared/cases/lifecycle.ts';
import { type Register, registers } from '#shared/cases/registers.ts';
import { requestLifecycle } from '#shared/cases/request-lifecycle.ts';
import { transferLifecycle } from '#shared/cases/transfer-lifecycle.ts';
import type { ClockResult } from '#shared/clocks/types.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';

const context: StepContext = { now: '2026-11-22T09:00:00Z', clocks: [] };

function due(moment: string): ClockResult {
  return {
    due: moment,
    dueDate: moment.slice(0, 10),
    zone: 'Europe/Berlin',
    outcome: 'deadline',
    period: { amount: 1, unit: 'month' },
    provisional: false,
    alternatives: [],
    rule: { regime: 'eu-gdpr', id: 'request.response', citation: '', nature: 'statute', verified: 'primary' },
    explanation: [],
  };
}

function take<Rec>(register: Register<Rec>, step: string, record: Rec, answers: unknown, given = context) {
  const found = register.lifecycle.steps.find((one) => one.name === step);
  if (!found) throw new Error(`no step ${step}`);
  return found.take(record, answers, given);
}

describe.each(caseKinds)('the lifecycle of the register of %ss', (kind) => {
  const { lifecycle, states } = registers[kind];

  test('names only states that exist', () => {
    const named = [
      lifecycle.initial,
      ...lifecycle.closed,
      ...lifecycle.strip,
      ...Object.keys(lifecycle.waitingFor),
      ...lifecycle.steps.flatMap((step) => [...step.from, ...(step.to === 'same' ? [] : [step.to])]),
    ];
    expect(named.filter((state) => !states.includes(state))).toEqual([]);
  });

  test('reaches every state from the first one', () => {
    const reached = new Set<string>([lifecycle.initial]);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const step of lifecycle.steps) {
        if (step.to !== 'same' && step.from.some((state) => reached.has(state))) reached.add(step.to);
      }
    }
    expect([...reached].sort()).toEqual([...states].sort());
  });

  test('leaves no open state without a way on', () => {
    const open = states.filter((state) => !lifecycle.closed.includes(state));
    const stuck = open.filter(
      (state) => !lifecycle.steps.some((s) => s.from.includes(state) && s.to !== 'same'),
    );
    expect(stuck).toEqual([]);
  });

  test('names each step once', () => {
    const names = lifecycle.steps.map((step) => step.name);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('a request', () => {
  const decided = { ...requestRecord, rights: [{ right: 'access' as const, outcome: 'refused' as const }] };

  test('offers only the steps of its state', () => {
    const offered = offerSteps(requestLifecycle, 'answered', requestRecord).map((step) => step.name);
    expect(offered).toEqual(['close', 'reopen']);
  });

  test.each([
    ['a refusal without a ground', { right: 'access', outcome: 'refused' }, 'refusalNeedsGround'],
    ['a right that stays open', { right: 'access', outcome: 'open' }, 'rightsUndecided'],
  ])('is not decided with %s', (_name, right, refusal) => {
    const answers = { rights: [right], by: 'Zhao Min', at: '2026-11-10T09:00:00+01:00' };
    expect(take(registers.request, 'decide', requestRecord, answers)).toEqual({ refusal });
  });

  test('that was refused is not answered before the person is told how to complain', () => {
    const answers = {
      sentAt: '2026-11-11T09:00:00+01:00',
      channel: 'email',
      summary: 'Refused.',
      remediesTold: false,
    };
    expect(take(registers.request, 'answer', decided, answers)).toEqual({ refusal: 'remediesNotTold' });
  });

  test.each(['askIdentity', 'withdraw'])('does not take the step %s before it was received', (step) => {
    const at = '2026-10-25T09:00:00+01:00';
    const answers = step === 'askIdentity' ? { askedAt: at } : { at, reason: 'withdrawn' };
    expect(take(registers.request, step, requestRecord, answers)).toEqual({ refusal: 'beforeReceipt' });
  });

  test.each([
    ['inside the first period', '2026-11-26T23:59:59+01:00', undefined],
    ['after the first period', '2026-11-27T00:00:00+01:00', 'extensionTooLate'],
  ])('may be extended by a notice sent %s', (_name, noticeSentAt, refusal) => {
    const clock = {
      regime: 'eu-gdpr',
      rule: 'request.response',
      subject: 'access',
      extendable: true,
      result: due('2026-11-26T23:59:59+01:00'),
    };
    const answers = { ground: 'complexity', explanation: 'Many systems.', noticeSentAt };
    const outcome = take(registers.request, 'extend', requestRecord, answers, {
      ...context,
      clocks: [clock],
    });
    expect('refusal' in outcome ? outcome.refusal : undefined).toBe(refusal);
  });

  test('is not extended where the law knows no extension', () => {
    const answers = { ground: 'number', explanation: 'Many.', noticeSentAt: '2026-11-01T09:00:00+01:00' };
    expect(take(registers.request, 'extend', requestRecord, answers)).toEqual({
      refusal: 'noExtensionInLaw',
    });
  });

  test('gives each right an outcome of its own', () => {
    const two = {
      ...requestRecord,
      rights: [...requestRecord.rights, { right: 'deletion' as const, outcome: 'open' as const }],
    };
    const answers = {
      rights: [
        { right: 'access', outcome: 'granted' },
        {
          right: 'deletion',
          outcome: 'refused',
          ground: 'legalObligation',
          reason: 'Invoices are kept ten years.',
        },
      ],
      by: 'Zhao Min',
      at: '2026-11-10T09:00:00+01:00',
    };
    const outcome = take(registers.request, 'decide', two, answers);
    expect('record' in outcome && outcome.record.rights.map((right) => right.outcome)).toEqual([
      'granted',
      'refused',
    ]);
  });

  test('keeps what was entered when it is reopened, without the answer', () => {
    const answered = {
      ...requestRecord,
      response: {
        sentAt: '2026-11-11T09:00:00+01:00',
        channel: 'email' as const,
        summary: 'Sent.',
        remediesTold: true,
      },
    };
    expect(take(registers.request, 'reopen', answered, { why: 'complaint' })).toEqual({
      record: requestRecord,
    });
  });
});

describe('an incident', () => {
  const record = registers.incident.prepare(incidentRecord);
  const clock = {
    regime: 'eu-gdpr',
    rule: 'breach.authority',
    subject: 'eu-gdpr.authority',
    extendable: false,
    result: due('2026-11-23T09:00:00+01:00'),
  };

  test('has an undecided obligation to the authority and to the people under each regime', () => {
    expect(record.obligations.map((one) => [one.id, one.decision])).toEqual([
      ['eu-gdpr.authority', 'undecided'],
      ['eu-gdpr.individuals', 'undecided'],
    ]);
  });

  test('does not close while an obligation is undecided', () => {
    const offered = offerSteps(incidentLifecycle, 'assessed', record).find((step) => step.name === 'close');
    expect(offered?.refusal).toBe('obligationsUndecided');
  });

  test.each([
    ['in time', '2026-11-23T09:00:00+01:00', undefined, undefined],
    ['late without a reason', '2026-11-23T09:00:01+01:00', undefined, 'lateReasonMissing'],
    ['late with a reason', '2026-11-23T09:00:01+01:00', 'The scope was unclear.', undefined],
  ])('takes a notice that was sent %s', (_name, toldAt, lateReason, refusal) => {
    const answers = { obligation: 'eu-gdpr.authority', toldAt, ...(lateReason ? { lateReason } : {}) };
    const outcome = take(registers.incident, 'fileNotification', record, answers, {
      ...context,
      clocks: [clock],
    });
    expect('refusal' in outcome ? outcome.refusal : undefined).toBe(refusal);
  });

  test('is not dismissed once somebody was told', () => {
    const told = take(registers.incident, 'fileNotification', record, {
      obligation: 'eu-gdpr.authority',
      toldAt: '2026-11-21T09:00:00+01:00',
    });
    if (!('record' in told)) throw new Error('the notice was refused');
    expect(take(registers.incident, 'dismiss', told.record, { riskReason: 'none' })).toEqual({
      refusal: 'obligationMet',
    });
  });
});

describe('an agreement', () => {
  const record = registers.agreement.prepare(agreementRecord);

  test('gets the clause checklist of its regimes', () => {
    expect(record.clauses.length).toBeGreaterThanOrEqual(14);
    expect(record.clauses.every((clause) => clause.finding === 'notChecked')).toBe(true);
  });

  test('is not signed while a clause is known to be missing', () => {
    const [first, ...rest] = record.clauses;
    if (!first) throw new Error('no clause');
    const missing = { ...record, clauses: [{ ...first, finding: 'missing' as const }, ...rest] };
    const answers = { signedOn: '2026-01-01', effectiveOn: '2026-01-01' };
    expect(take(registers.agreement, 'sign', missing, answers)).toEqual({ refusal: 'clausesMissing' });
  });

  test('does not expire before it takes effect', () => {
    const answers = { signedOn: '2026-01-01', effectiveOn: '2026-02-01', expiresOn: '2026-01-31' };
    expect(take(registers.agreement, 'sign', record, answers)).toEqual({ refusal: 'endsBeforeStart' });
  });
});

describe('a transfer', () => {
  const applied = { ...transferRecord, application: { by: 'Wu Jie', at: '2026-11-01T09:00:00+08:00' } };
  const decision = { at: '2026-11-02T09:00:00+08:00', reason: 'Needed.' };

  test.each(['Wu Jie', 'wu jie', ' Wu  Jie', 'ＷＵ Ｊｉｅ'])(
    'is not approved by its applicant, written as "%s"',
    (by) => {
      expect(take(registers.transfer, 'approve', applied, { ...decision, by })).toEqual({
        refusal: 'approverIsApplicant',
      });
    },
  );

  test('is approved by somebody else', () => {
    const outcome = take(registers.transfer, 'approve', applied, { ...decision, by: 'Zhao Min' });
    expect('record' in outcome && outcome.record.approval?.decision).toBe('approved');
  });

  test.each([
    ['without an assessment', transferRecord, 'assessmentMissing'],
    [
      'after a negative assessment',
      {
        ...transferRecord,
        assessment: {
          type: 'pipia' as const,
          completedOn: '2026-10-01',
          conclusion: 'notAcceptable' as const,
          summary: 'Too risky.',
        },
      },
      'assessmentNegative',
    ],
  ])('is not applied for %s', (_name, record, refusal) => {
    const offered = offerSteps(transferLifecycle, 'draft', record).find((step) => step.name === 'apply');
    expect(offered?.refusal).toBe(refusal);
  });
});
