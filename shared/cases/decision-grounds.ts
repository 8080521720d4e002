import type { chinaGrades, IncidentRecord, Obligation, ReopeningFact } from './incident.ts';

/**
 * A fact on which the decision rests that somebody need not be told. `speaksAgainst`: it now speaks more strongly for a
 * notice than when it was decided. A decision that a notice is required does not rest on them: it errs on the safe side,
 * and can be taken anew at any time.
 */
interface Ground {
  fact: Exclude<ReopeningFact, 'regimes' | 'decidedAnew'>;
  speaksAgainst: (before: IncidentRecord, after: IncidentRecord, obligation: Obligation) => boolean;
}

/** Not known yet lies between no risk and a risk: who decided on no risk cannot rely on it, who decided on a risk can. */
const byRisk: readonly IncidentRecord['risk'][] = ['noRisk', 'notKnownYet', 'risk', 'highRisk'];
const byGrade: readonly (typeof chinaGrades)[number][] = [
  'ordinary',
  'notKnownYet',
  'larger',
  'major',
  'extraordinary',
];

function rises<Value>(order: readonly Value[], before: Value, after: Value): boolean {
  return order.indexOf(after) > order.indexOf(before);
}

function gains<Value>(before: readonly Value[] = [], after: readonly Value[] = []): boolean {
  return after.some((value) => !before.includes(value));
}

const malicious: ReadonlySet<IncidentRecord['cause']> = new Set(['internalMalicious', 'externalMalicious']);

/**
 * Numbers of people from which on a law wants a notice: PDPA (SG) s. 26B and DBN Regulations 2021 reg. 4, Enforcement
 * Rules (JP) 7(4), PIPA Decree (KR) 40, Civ. Code 1798.82(f) (California, more than 500 residents).
 */
const thresholds: Readonly<Record<string, number>> = {
  'sg-pdpa': 500,
  'jp-appi': 1001,
  'kr-pipa': 1000,
  'us-ca': 501,
};

/** Whether more people than a law leaves without notice may be concerned. Not known yet may be any number. */
function reaches({ persons }: IncidentRecord, threshold: number): boolean {
  return persons.state === 'notKnownYet' || persons.value >= threshold;
}

function placeOf({ regimes }: IncidentRecord, regime: string): string | undefined {
  return regimes.find((one) => one.regime === regime)?.place;
}

/** Every fact that a decision not to tell rests on, the gravest first: that one is named when several changed. */
const grounds: readonly Ground[] = [
  { fact: 'risk', speaksAgainst: (before, after) => rises(byRisk, before.risk, after.risk) },
  { fact: 'sensitive', speaksAgainst: (before, after) => gains(before.sensitive, after.sensitive) },
  { fact: 'effects', speaksAgainst: (before, after) => gains(before.effects, after.effects) },
  {
    fact: 'cause',
    speaksAgainst: (before, after) => malicious.has(after.cause) && !malicious.has(before.cause),
  },
  {
    fact: 'persons',
    speaksAgainst: (before, after, { regime }) => {
      const threshold = thresholds[regime];
      return threshold !== undefined && reaches(after, threshold) && !reaches(before, threshold);
    },
  },
  {
    fact: 'chinaGrade',
    speaksAgainst: (
      { chinaGrade: before = 'notKnownYet' },
      { chinaGrade: after = 'notKnownYet' },
      { regime },
    ) => regime === 'cn-pipl' && rises(byGrade, before, after),
  },
  {
    fact: 'place',
    speaksAgainst: (before, after, { regime }) => {
      const place = placeOf(after, regime);
      return place !== undefined && place !== placeOf(before, regime);
    },
  },
];

/** The fact whose change brings the decision on a duty up again; undefined while the decision stands. */
export function reopeningFact(
  before: IncidentRecord,
  after: IncidentRecord,
  obligation: Obligation,
): ReopeningFact | undefined {
  if (obligation.decision !== 'notRequired') return undefined;
  return grounds.find(({ speaksAgainst }) => speaksAgainst(before, after, obligation))?.fact;
}
