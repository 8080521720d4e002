import { describe, expect, test } from 'vitest';
import { DISCARD } from '#shared/cases/discard.ts';
import { incidentLifecycle } from '#shared/cases/incident-lifecycle.ts';
import { caseKinds } from '#shared/cases/kinds.ts';
import { offerSteps, type StepContext } from '#shared/cases/lifecycle.ts';
import { type Register, registers } from '#shared/cases/registers.ts';
import { requestLifecycle } from '#shared/cases/request-lifecycle.ts';
import { transferRecordSchema } from '#shared/cases/transfer.ts';
import { transferLifecycle } from '#shared/cases/transfer-lifecycle.ts';
import type { ClockResult } from '#shared/clocks/types.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';

const zhao = { id: '3b0f4a0e-7f3a-4f1e-8a55-0a4f9d3f8f10', name: 'Zhao Min' };
const wu = { id: '9d3f8f10-7f3a-4f1e-8a55-0a4f3b0f4a0e', name: 'Wu Jie' };
const context: StepContext = {
  now: '2026-11-22T09:00:00Z',
  state: 'received',
  clocks: [],
  person: zhao,
  officers: [zhao, wu],
  files: [],
};

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
  const { lifecycle } = registers[kind];
  const { states } = lifecycle;

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
      (state) =>
        !lifecycle.steps.some((s) => s.from.includes(state) && s.to !== 'same' && s.name !== DISCARD),
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
    const answers = { rights: [right], at: '2026-11-10T09:00:00+01:00' };
    expect(take(registers.request, 'decide', requestRecord, answers)).toEqual({ refusal });
  });

  test.each([
    ['asked for and not proved', 'asked', 'granted', 'identityOpen'],
    ['not proved', 'failed', 'granted', 'identityFailed'],
    ['not proved', 'failed', 'partlyGranted', 'identityFailed'],
    ['not proved', 'failed', 'refused', undefined],
    ['proved', 'verified', 'granted', undefined],
  ] as const)('whose identity was %s (%s) and whose right is %s', (_name, state, outcome, refusal) => {
    const record = { ...requestRecord, identity: { state } };
    const right = { right: 'access', outcome, ground: 'cannotIdentify', reason: 'No proof.' };
    const taken = take(registers.request, 'decide', record, {
      rights: [right],
      at: '2026-11-10T09:00:00+01:00',
    });
    expect('refusal' in taken ? taken.refusal : undefined).toBe(refusal);
  });

  test.each([
    ['while a right is undecided', requestRecord.rights, '2026-11-11T09:00:00+01:00', 'rightsUndecided'],
    [
      'before it was decided',
      [{ right: 'access' as const, outcome: 'granted' as const }],
      '2026-11-09T09:00:00+01:00',
      'beforeDecision',
    ],
  ])('is not answered %s', (_name, rights, sentAt, refusal) => {
    const record = { ...requestRecord, rights, decision: { by: zhao, at: '2026-11-10T09:00:00+01:00' } };
    const answers = { sentAt, channel: 'email', summary: 'Sent.', remediesTold: true };
    expect(take(registers.request, 'answer', record, answers)).toEqual({ refusal });
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
  const assessment = {
    type: 'pipia' as const,
    completedOn: '2026-10-01',
    conclusion: 'acceptable' as const,
    summary: 'In order.',
  };
  const draft = { ...transferRecord, assessment };
  const applied = { ...draft, application: { by: wu, at: '2026-11-01T09:00:00+08:00' } };
  const file = { id: '0a4f3b0f-7f3a-4f1e-8a55-9d3f8f104a0e', name: 'approval.pdf', sha512: 'ab' };

  test.each([
    ['its applicant', wu, [zhao, wu], 'approverIsApplicant'],
    ['its applicant where nobody else is an officer', wu, [wu], 'noOtherOfficer'],
    ['its applicant under another name', { ...wu, name: 'Somebody Else' }, [zhao, wu], 'approverIsApplicant'],
    ['another officer', zhao, [zhao, wu], undefined],
    ['a namesake of the applicant', { ...zhao, name: 'Wu Jie' }, [zhao, wu], undefined],
  ])('that is approved by %s', (_name, person, officers, refusal) => {
    const desk = { ...context, person, officers };
    const outcome = take(registers.transfer, 'approve', applied, { reason: 'Needed.' }, desk);
    expect('refusal' in outcome ? outcome.refusal : undefined).toBe(refusal);
    const offered = offerSteps(transferLifecycle, 'applied', applied, desk);
    expect(offered.find(({ name }) => name === 'approve')?.refusal).toBe(refusal);
  });

  test('names its approver and the moment from the session, and takes neither as an answer', () => {
    const outcome = take(registers.transfer, 'approve', applied, { reason: 'Needed.', by: 'Wu Jie' });
    expect('record' in outcome && outcome.record.approval).toEqual({
      by: zhao,
      at: context.now,
      decision: 'approved',
      reason: 'Needed.',
    });
  });

  test.each([
    ['by the applicant', 'wu  jie', file.id, 'approverIsApplicant'],
    ['by an officer, who could sign in', 'Zhao Min', file.id, 'approverHasSlot'],
    ['without a file of the case', 'Chen Rui', '0a4f3b0f-7f3a-4f1e-8a55-000000000000', 'fileUnknown'],
    ['by somebody without a slot', 'Chen Rui', file.id, undefined],
  ])('that was approved on paper %s', (_name, by, id, refusal) => {
    const answers = { by, at: '2026-11-02T09:00:00+08:00', reason: 'Needed.', file: id };
    const desk = { ...context, person: wu, files: [file] };
    const outcome = take(registers.transfer, 'approveOnPaper', applied, answers, desk);
    expect('refusal' in outcome ? outcome.refusal : undefined).toBe(refusal);
    if ('record' in outcome) {
      expect(outcome.record.approval).toMatchObject({
        by: wu,
        paper: { by: 'Chen Rui', file: 'approval.pdf', fileSha512: 'ab' },
      });
    }
  });

  test('that is revised keeps what was decided on it', () => {
    const approval = { by: zhao, at: context.now, decision: 'refused' as const, reason: 'Too wide.' };
    const outcome = take(registers.transfer, 'revise', { ...applied, approval }, { why: 'Fewer data.' });
    expect('record' in outcome && outcome.record).toMatchObject({ earlierApprovals: [approval] });
    expect('record' in outcome && outcome.record.approval).toBeUndefined();
  });

  const dates = { effectiveOn: '2026-11-10' };
  const years = { effectiveOn: '2026-11-10', validTo: '2029-11-10' };
  test.each([
    ['with every safeguard', {}, dates, undefined],
    ['without an assessment', { assessment: undefined }, dates, 'assessmentMissing'],
    [
      'on one that found it not acceptable',
      { assessment: { ...assessment, conclusion: 'notAcceptable' } },
      dates,
      'assessmentNegative',
    ],
    [
      'on one of two years ago',
      { assessment: { ...assessment, completedOn: '2024-11-10' } },
      dates,
      'assessmentTooOld',
    ],
    [
      'on one whose next review was due',
      { assessment: { ...assessment, reviewOn: '2026-11-09' } },
      dates,
      'assessmentReviewDue',
    ],
    [
      'on one of two years ago that holds until later',
      { assessment: { ...assessment, completedOn: '2024-11-10', reviewOn: '2026-11-10' } },
      dates,
      undefined,
    ],
    ['without a word on consent', { consent: undefined }, dates, 'consentNotStated'],
    [
      'on consent that nobody obtained',
      { consent: { basis: 'separateConsent' } },
      dates,
      'consentNotObtained',
    ],
    ['where no consent is needed', { consent: { basis: 'notNeeded' } }, dates, undefined],
    ['on an exemption without its ground', { mechanism: 'cnExempt' }, dates, 'mechanismGroundMissing'],
    [
      'on a security assessment without an end',
      { mechanism: 'cnSecurityAssessment' },
      dates,
      'validToMissing',
    ],
    ['on a security assessment of three years', { mechanism: 'cnSecurityAssessment' }, years, undefined],
    [
      'on one for longer',
      { mechanism: 'cnSecurityAssessment' },
      { ...years, validTo: '2029-11-11' },
      'validTooLong',
    ],
  ])('that starts %s', (_name, change, answers, refusal) => {
    const record = transferRecordSchema.parse({ ...draft, ...change });
    const outcome = take(registers.transfer, 'start', record, answers);
    expect('refusal' in outcome ? outcome.refusal : undefined).toBe(refusal);
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
