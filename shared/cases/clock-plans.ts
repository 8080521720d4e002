import type { EventTimes } from '../clocks/types.ts';
import { HOUSE } from '../regimes/house.ts';
import type { AgreementRecord } from './agreement.ts';
import { assessedFirst, isAccess, ruleOfObligation, rulesOfRight, targetOfObligation } from './case-rules.ts';
import { type ClockFact, clockKey } from './clock-facts.ts';
import type { RegimeInPlace } from './fields.ts';
import { type IncidentRecord, meetingNotice, type Obligation } from './incident.ts';
import type { AskedRight, RequestRecord } from './request.ts';
import type { TransferRecord } from './transfer.ts';

/**
 * A clock that a case has, as facts only: which rule in which place, about what (`subject`), from which events, and
 * whether it was met or ended. A plan without the rule's trigger among its events waits for it. Times come from the record.
 */
export interface ClockPlan {
  subject: string;
  regime: string;
  rule: string;
  place: string;
  events: EventTimes;
  /** Events whose moments are not known yet, each with the event whose moment stands in for it among `events`. */
  assumed?: Readonly<Record<string, string>>;
  extended: boolean;
  /** The number of a clause, and where the clause stands if somebody said so. */
  parameters?: { amount: number; unit: 'hour' | 'day' | 'week' | 'month' };
  citation?: string;
  /** When the duty was met: a moment, or a date where only the day is known. */
  metAt?: string;
  /** True when the duty fell away without being met (withdrawn, not required, ended). */
  stopped: boolean;
}

/** Leaves out the events that have not happened. */
function happened(events: Record<string, string | undefined>): EventTimes {
  return Object.fromEntries(
    Object.entries(events).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** What happened on the request as far as it touches one of its rights. */
function requestEvents(record: RequestRecord, asked: AskedRight): EventTimes {
  const clarification = isAccess(asked.right) ? record.clarification : undefined;
  return happened({
    received: record.receivedAt,
    identityAsked: record.identity.askedAt,
    identityReceived: record.identity.askedAt ? record.identity.receivedAt : undefined,
    identityVerified: record.identity.verifiedAt,
    clarificationAsked: clarification?.askedAt,
    clarificationReceived: clarification?.receivedAt,
    // The cost share of Switzerland is a fee that is announced by asking for it (DSV Art. 19).
    costShareAnnounced: record.fee?.askedAt,
    feePaid: record.fee?.paidAt,
  });
}

/** One clock per right and regime: each right has its own outcome, so each has its own answer. */
export function planRequestClocks(record: RequestRecord): ClockPlan[] {
  return record.rights.flatMap((asked) =>
    record.regimes.flatMap(({ regime, place }) =>
      rulesOfRight(regime, asked.right).map((rule) => ({
        subject: asked.right,
        regime,
        rule,
        place,
        events: requestEvents(record, asked),
        extended: record.extension !== undefined,
        ...(record.response ? { metAt: record.response.sentAt } : {}),
        stopped: record.withdrawal !== undefined || asked.outcome === 'withdrawn',
      })),
    ),
  );
}

/** When it was decided that somebody must be told, or when they were told without such a decision. */
function decidedToTell(record: IncidentRecord, { id, decision, decidedAt }: Obligation): string | undefined {
  if (decision !== 'required' && decision !== 'met') return undefined;
  return decidedAt ?? meetingNotice(record, id)?.toldAt;
}

/**
 * While nobody knows when the organisation became aware, the hours run from the discovery: it is not later, so that no date
 * is missed by it. The clock is provisional until the awareness is known.
 */
function assumedEvents({ aware, discovered }: IncidentRecord): Pick<ClockPlan, 'assumed'> {
  if (aware.at !== undefined || discovered.at === undefined) return {};
  return { assumed: { aware: 'discovered', known: 'discovered' } };
}

/** What happened in the incident, under the name that each regime has for it. */
function incidentEvents(record: IncidentRecord, regime: string): EventTimes {
  const authority = record.obligations.find(({ id }) => id === `${regime}.authority`);
  const decided = authority && decidedToTell(record, authority);
  const aware = record.aware.at ?? record.discovered.at;
  return happened({
    aware,
    known: aware,
    discovered: record.discovered.at,
    suspected: record.discovered.at,
    credibleGrounds: record.discovered.at,
    assessedNotifiable: decided,
    handlingEnded: record.handlingEndedAt,
    individualsNotified: meetingNotice(record, `${regime}.individuals`)?.toldAt,
    notified: meetingNotice(record, `${regime}.notification`)?.toldAt,
  });
}

function planObligation(
  record: IncidentRecord,
  obligation: Obligation,
  law: RegimeInPlace,
  rule: Pick<ClockPlan, 'regime' | 'rule'>,
): ClockPlan {
  const notice = meetingNotice(record, obligation.id);
  return {
    ...rule,
    subject: obligation.id,
    place: law.place,
    events: incidentEvents(record, law.regime),
    ...assumedEvents(record),
    extended: false,
    ...(notice ? { metAt: notice.toldAt } : {}),
    stopped: obligation.decision === 'notRequired',
  };
}

/** The time in which a suspicion must be looked into. It is met by the decision whether the authority must be told. */
function planAssessment(record: IncidentRecord, { regime, place }: RegimeInPlace): ClockPlan[] {
  if (!assessedFirst.has(regime)) return [];
  const authority = record.obligations.find((one) => one.id === `${regime}.authority`);
  const decidedAt = authority && (authority.decidedAt ?? meetingNotice(record, authority.id)?.toldAt);
  return [
    {
      subject: `${regime}.assessment`,
      regime,
      rule: 'breach.assessment',
      place,
      events: incidentEvents(record, regime),
      ...assumedEvents(record),
      extended: false,
      ...(decidedAt ? { metAt: decidedAt } : {}),
      stopped: false,
    },
  ];
}

/**
 * One clock per obligation that has a number of hours or days, running until it is met or decided not to exist, and one
 * per assessment that must come first.
 */
export function planIncidentClocks(record: IncidentRecord): ClockPlan[] {
  const notices = planObligations(record, (obligation) => {
    const rule = ruleOfObligation(record, obligation);
    return rule === undefined ? undefined : { regime: obligation.regime, rule };
  });
  return [...record.regimes.flatMap((law) => planAssessment(record, law)), ...notices];
}

/** One clock per obligation whose law says without delay, for organisations that set themselves a target for it. */
export function planIncidentTargets(record: IncidentRecord): ClockPlan[] {
  return planObligations(record, (obligation) => {
    if (ruleOfObligation(record, obligation) !== undefined) return undefined;
    const rule = targetOfObligation(obligation);
    return rule === undefined ? undefined : { regime: HOUSE, rule };
  });
}

function planObligations(
  record: IncidentRecord,
  ruleOf: (obligation: Obligation) => Pick<ClockPlan, 'regime' | 'rule'> | undefined,
): ClockPlan[] {
  return record.obligations.flatMap((obligation) => {
    const law = record.regimes.find((one) => one.regime === obligation.regime);
    const rule = ruleOf(obligation);
    return law && rule ? [planObligation(record, obligation, law, rule)] : [];
  });
}

/** The place whose calendar counts for a contract: that of the first regime of the case. */
function homePlace(regimes: RegimeInPlace[]): string {
  const [home] = regimes;
  if (!home) throw new Error('A case without a regime passed its schema');
  return home.place;
}

const cited = (clause: string | undefined) => (clause === undefined ? {} : { citation: clause });

/**
 * The periods that clauses set once their event happens: to object to a sub-processor that was announced, for the
 * processor to report a breach that it knows of, and to return or delete the data after the end. A clause without a number
 * sets none.
 */
function planClauses(
  record: AgreementRecord,
  common: Pick<ClockPlan, 'regime' | 'place' | 'extended'>,
): ClockPlan[] {
  const { breachNoticeHours, subProcessorNotice, settleWithin, ended, settled } = record;
  const plans = record.clauseEvents.flatMap(({ duty, at }, index): ClockPlan[] => {
    const subject = `${duty}.${index + 1}`;
    if (duty === 'objection' && subProcessorNotice) {
      const rule = 'agreement.objection';
      const clause = cited(record.subProcessorNoticeClause);
      const events = { announced: at };
      const stopped = ended !== undefined;
      return [{ ...common, subject, rule, events, parameters: subProcessorNotice, ...clause, stopped }];
    }
    if (duty === 'breachNotice' && breachNoticeHours) {
      const parameters = { amount: breachNoticeHours, unit: 'hour' as const };
      const clause = cited(record.breachNoticeClause);
      const [rule, events] = ['agreement.breach-notice', { known: at }];
      return [{ ...common, subject, rule, events, parameters, ...clause, stopped: false }];
    }
    return [];
  });
  if (!ended || !settleWithin) return plans;
  const settlement: ClockPlan = {
    ...common,
    subject: 'settlement',
    rule: 'agreement.settlement',
    events: { ended: ended.on },
    parameters: settleWithin,
    ...cited(record.settleWithinClause),
    ...(settled ? { metAt: settled.on } : {}),
    stopped: false,
  };
  return [...plans, settlement];
}

/** What clauses set, expiry, the last day of notice before it, and the next review. A draft has no clock yet. */
export function planAgreementClocks(record: AgreementRecord): ClockPlan[] {
  if (!record.effectiveOn) return [];
  const common = { regime: 'contract', place: homePlace(record.regimes), extended: false };
  const ended = record.ended !== undefined;
  const plans: ClockPlan[] = planClauses(record, common);
  if (record.expiresOn) {
    const events = { expires: record.expiresOn };
    plans.push({ ...common, subject: 'expiry', rule: 'agreement.expiry', events, stopped: ended });
    if (record.notice) {
      const met = record.noticeGiven ? { metAt: record.noticeGiven.on } : {};
      const parameters = record.notice;
      plans.push({
        ...common,
        subject: 'notice',
        rule: 'agreement.notice',
        events,
        parameters,
        ...cited(record.noticeClause),
        ...met,
        stopped: ended,
      });
    }
  }
  if (record.reviewOn) {
    const events = { reviewOn: record.reviewOn };
    plans.push({ ...common, subject: 'review', rule: 'agreement.review', events, stopped: ended });
  }
  return plans;
}

/** The filing of a Chinese standard contract, the renewal of a security assessment, and the end of validity. */
export function planTransferClocks(record: TransferRecord): ClockPlan[] {
  const stopped = record.ended !== undefined;
  const plans: ClockPlan[] = [];
  const china = record.regimes.find((one) => one.regime === 'cn-pipl');
  if (china && record.mechanism === 'cnStandardContract') {
    plans.push({
      subject: 'filing',
      regime: 'cn-pipl',
      rule: 'transfer.contract-filing',
      place: china.place,
      events: happened({ effective: record.effectiveOn }),
      extended: false,
      ...(record.filing ? { metAt: record.filing.on } : {}),
      stopped,
    });
  }
  if (china && record.mechanism === 'cnSecurityAssessment' && record.validTo) {
    plans.push({
      subject: 'renewal',
      regime: 'cn-pipl',
      rule: 'transfer.assessment-extension-opens',
      place: china.place,
      events: { validTo: record.validTo },
      extended: false,
      stopped,
    });
  }
  if (record.validTo) {
    plans.push({
      subject: 'expiry',
      regime: 'contract',
      rule: 'transfer.expiry',
      place: homePlace(record.regimes),
      events: { expires: record.validTo },
      extended: false,
      stopped,
    });
  }
  return plans;
}

/**
 * The plans of a case with what was recorded of single clocks: an event that happened, an extension, when a duty was met.
 */
export function withClockFacts(plans: readonly ClockPlan[], facts: readonly ClockFact[]): ClockPlan[] {
  if (facts.length === 0) return [...plans];
  const byClock = Map.groupBy(facts, clockKey);
  return plans.map((plan) => {
    const own = byClock.get(clockKey(plan)) ?? [];
    const events = own.flatMap(({ event, at }) => (event === undefined ? [] : [[event, at] as const]));
    const metAt = own.find(({ act }) => act === 'meet')?.at ?? plan.metAt;
    return {
      ...plan,
      events: { ...plan.events, ...Object.fromEntries(events) },
      extended: plan.extended || own.some(({ act }) => act === 'extend'),
      ...(metAt === undefined ? {} : { metAt }),
    };
  });
}
