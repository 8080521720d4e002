import { describe, expect, test } from 'vitest';
import {
  planAgreementClocks,
  planIncidentClocks,
  planIncidentTargets,
  planRequestClocks,
  planTransferClocks,
} from '#shared/cases/clock-plans.ts';
import type { IncidentRecord } from '#shared/cases/incident.ts';
import { registers } from '#shared/cases/registers.ts';
import type { RequestRecord } from '#shared/cases/request.ts';
import { agreementRecord, incidentRecord, requestRecord, transferRecord } from '#test/fixtures/records.ts';

function rulesOf(record: RequestRecord): string[] {
  return planRequestClocks(record).map((plan) => `${plan.regime} ${plan.rule} ${plan.subject}`);
}

const inChina = [
  { regime: 'cn-pipl', place: 'CN' },
  { regime: 'house', place: 'CN' },
];

describe('a request', () => {
  test('has a clock for each right under each regime', () => {
    const rights = [
      { right: 'access' as const, outcome: 'open' as const },
      { right: 'deletion' as const, outcome: 'open' as const },
    ];
    expect(rulesOf({ ...requestRecord, rights })).toEqual([
      'eu-gdpr request.response access',
      'eu-gdpr request.response deletion',
    ]);
  });

  test.each([
    ['correction', ['cn-pipl request.response correction', 'house request.correction correction']],
    [
      'accountCancellation',
      [
        'cn-pipl request.account-cancellation accountCancellation',
        'house request.account-cancellation accountCancellation',
      ],
    ],
    ['deletion', ['cn-pipl request.response deletion', 'house request.deletion deletion']],
  ] as const)('for %s in China runs under %j', (right, rules) => {
    expect(rulesOf({ ...requestRecord, regimes: inChina, rights: [{ right, outcome: 'open' }] })).toEqual(
      rules,
    );
  });

  test.each([
    ['us-ca', 'deletion', ['request.confirmation', 'request.response']],
    ['us-ca', 'objection', ['request.opt-out']],
    ['br-lgpd', 'access', ['request.access']],
    ['br-lgpd', 'deletion', ['request.response']],
    ['sg-pdpa', 'access', ['request.response']],
    ['sg-pdpa', 'deletion', []],
    ['au-privacy', 'correction', ['request.response']],
    ['hk-pdpo', 'correction', ['request.correction']],
    ['th-pdpa', 'access', ['request.access']],
    ['uk-gdpr', 'complaint', ['complaint.acknowledgement', 'complaint.outcome']],
    ['kr-pipa', 'correction', ['request.access']],
    ['za-popia', 'correction', ['request.correction']],
    ['vn-pdp', 'objection', ['request.reply', 'request.restrict']],
    ['in-dpdp', 'complaint', ['grievance.response']],
    ['ch-fadp', 'access', ['request.response']],
  ] as const)('under %s for %s runs under %j', (regime, right, rules) => {
    const regimes = [{ regime, place: 'CN' }];
    const plans = planRequestClocks({ ...requestRecord, regimes, rights: [{ right, outcome: 'open' }] });
    expect(plans.map((plan) => plan.rule)).toEqual(rules);
  });

  test('passes identity and clarification on as events once they happened', () => {
    const [plan] = planRequestClocks({
      ...requestRecord,
      identity: { state: 'asked', askedAt: '2026-10-27T09:00:00+01:00' },
    });
    expect(plan?.events).toEqual({
      received: requestRecord.receivedAt,
      identityAsked: '2026-10-27T09:00:00+01:00',
    });
  });

  test('stops for a question of scope only where access was asked', () => {
    const clarification = { askedAt: '2026-11-02T09:00:00Z', about: 'Which account?' };
    const rights = [
      { right: 'access' as const, outcome: 'open' as const },
      { right: 'deletion' as const, outcome: 'open' as const },
    ];
    const plans = planRequestClocks({ ...requestRecord, rights, clarification });
    expect(plans.map((plan) => [plan.subject, 'clarificationAsked' in plan.events])).toEqual([
      ['access', true],
      ['deletion', false],
    ]);
  });

  test('that was withdrawn stops its clocks without meeting them', () => {
    const withdrawal = { at: '2026-11-01T09:00:00+01:00', reason: 'Solved by phone.' };
    const [plan] = planRequestClocks({ ...requestRecord, withdrawal });
    expect([plan?.stopped, plan?.metAt]).toEqual([true, undefined]);
  });
});

describe('an incident', () => {
  const rulesFor = (change: Partial<IncidentRecord>, addressee: string) =>
    planIncidentClocks(registers.incident.prepare({ ...incidentRecord, ...change }))
      .filter(({ subject }) => subject.endsWith(`.${addressee}`))
      .map(({ rule }) => rule);

  test.each([
    [undefined, 'operator', ['incident.report.operator'], []],
    ['notKnownYet', 'operator', ['incident.report.operator'], []],
    ['larger', 'cii', ['incident.report.cii'], ['incident.final-report']],
    ['major', 'stateOrgan', ['incident.report.state-organ'], ['incident.final-report']],
    ['ordinary', 'operator', [], []],
  ] as const)(
    'of grade %s reported by %s runs under %j and then %j in China',
    (grade, reporter, first, last) => {
      const regimes = [{ regime: 'cn-pipl', place: 'CN' }];
      const china = { regimes, chinaReporter: reporter, ...(grade ? { chinaGrade: grade } : {}) };
      expect(rulesFor(china, 'authority')).toEqual(first);
      expect(rulesFor(china, 'finalReport')).toEqual(last);
      expect(rulesFor(china, 'individuals')).toEqual([]);
    },
  );

  test.each([
    ['eu-gdpr', ['breach.authority']],
    ['kr-pipa', ['breach.authority', 'breach.individuals']],
    ['th-pdpa', ['breach.authority']],
    ['br-lgpd', ['breach.authority', 'breach.authority']],
    ['us-ca', ['breach.attorney-general', 'breach.individuals']],
    ['au-privacy', ['breach.assessment']],
    ['sg-pdpa', ['breach.assessment', 'breach.authority']],
    ['jp-appi', ['breach.preliminary', 'breach.final']],
    ['eu-nis2', ['incident.early-warning', 'incident.notification', 'incident.final']],
    ['ch-fadp', []],
    ['za-popia', []],
  ])('under %s runs, stage by stage, under %j', (regime, rules) => {
    const record = registers.incident.prepare({ ...incidentRecord, regimes: [{ regime, place: 'CN' }] });
    expect(planIncidentClocks(record).map((plan) => plan.rule)).toEqual(rules);
  });

  test('that may have been caused with an improper purpose has 60 days for the final report in Japan', () => {
    const regimes = [{ regime: 'jp-appi', place: 'JP' }];
    expect(rulesFor({ regimes, cause: 'externalMalicious' }, 'finalReport')).toEqual([
      'breach.final-improper-purpose',
    ]);
  });

  test('whose awareness is not known yet takes the discovery in its place, and names it', () => {
    const aware = { certainty: 'notKnownYet' as const };
    const [plan] = planIncidentClocks(registers.incident.prepare({ ...incidentRecord, aware }));
    expect(plan?.events).toMatchObject({
      aware: incidentRecord.discovered.at,
      known: incidentRecord.discovered.at,
    });
    expect(plan?.assumed).toEqual({ aware: 'discovered', known: 'discovered' });
    const [known] = planIncidentClocks(registers.incident.prepare(incidentRecord));
    expect(known?.events.aware).toBe(incidentRecord.aware.at);
    expect(known).not.toHaveProperty('assumed');
  });

  test('takes the organisation’s own target where the law has no number, and never beside one', () => {
    const record = registers.incident.prepare(incidentRecord);
    expect(planIncidentTargets(record).map((plan) => `${plan.regime} ${plan.rule} ${plan.subject}`)).toEqual([
      'house notice.individuals eu-gdpr.individuals',
    ]);
  });
});

describe('an agreement', () => {
  const inForce = { ...agreementRecord, effectiveOn: '2026-01-01', expiresOn: '2026-12-31' };

  test('has no clock while it is a draft', () => {
    expect(planAgreementClocks({ ...agreementRecord, expiresOn: '2026-12-31' })).toEqual([]);
  });

  test('counts its notice back from expiry by the period of its own clause', () => {
    const plans = planAgreementClocks({ ...inForce, notice: { amount: 3, unit: 'month' } });
    expect(plans.map((plan) => plan.rule)).toEqual(['agreement.expiry', 'agreement.notice']);
    expect(plans[1]?.parameters).toEqual({ amount: 3, unit: 'month' });
  });
});

describe('a transfer', () => {
  test('under a Chinese standard contract waits for the contract to take effect, then runs its filing', () => {
    expect(planTransferClocks(transferRecord)[0]).toMatchObject({
      rule: 'transfer.contract-filing',
      events: {},
    });
    const [filing] = planTransferClocks({ ...transferRecord, effectiveOn: '2026-02-09' });
    expect(filing?.events).toEqual({ effective: '2026-02-09' });
  });

  test('under another mechanism has nothing to file', () => {
    expect(planTransferClocks({ ...transferRecord, mechanism: 'cnExempt' })).toEqual([]);
  });
});
