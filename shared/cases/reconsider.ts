import { reopeningFact } from './decision-grounds.ts';
import type { EarlierDecision, IncidentRecord, Obligation, ReopeningFact } from './incident.ts';

/** Why and when (ISO) a decision no longer holds. */
interface Reopening {
  id: string;
  because: ReopeningFact;
  at: string;
}

function asEarlier(obligation: Obligation, { because, at }: Omit<Reopening, 'id'>): EarlierDecision {
  const { id, regime: _regime, addressee: _addressee, ...decision } = obligation;
  return { obligation: id, ...decision, reopenedAt: at, reopenedBecause: because };
}

/** Keeps the decision on a duty as an earlier one and leaves the duty undecided; one that was not decided stays as it is. */
export function setAside(record: IncidentRecord, { id, because, at }: Reopening): IncidentRecord {
  const found = record.obligations.find((one) => one.id === id);
  if (!found || (found.decision !== 'required' && found.decision !== 'notRequired')) return record;
  const { regime, addressee } = found;
  const undecided: Obligation = { id, regime, addressee, decision: 'undecided' };
  return {
    ...record,
    obligations: record.obligations.map((one) => (one.id === id ? undecided : one)),
    earlierDecisions: [...record.earlierDecisions, asEarlier(found, { because, at })],
  };
}

/** Takes away the duties of a regime that the incident no longer falls under. A notice that was sent stays with its duty. */
function withoutDutiesOfOthers(record: IncidentRecord, at: string): IncidentRecord {
  const regimes = new Set(record.regimes.map(({ regime }) => regime));
  const fallen = record.obligations.filter(({ id, regime }) => {
    return !regimes.has(regime) && !record.notices.some(({ obligation }) => obligation === id);
  });
  const kept = fallen.reduce((now, { id }) => setAside(now, { id, because: 'regimes', at }), record);
  const gone = new Set(fallen.map(({ id }) => id));
  return { ...kept, obligations: kept.obligations.filter(({ id }) => !gone.has(id)) };
}

/**
 * What becomes of earlier decisions when facts of the incident change at `at` (ISO): a duty that was decided not to exist
 * is undecided again where a fact speaks for it that did not before, and its clock runs again; the old decision stays in
 * view. Duties of a regime that was taken out fall away with what was decided on them kept.
 */
export function reconsiderDuties(before: IncidentRecord, after: IncidentRecord, at: string): IncidentRecord {
  const reopened = after.obligations.reduce((now, obligation) => {
    const because = reopeningFact(before, after, obligation);
    return because === undefined ? now : setAside(now, { id: obligation.id, because, at });
  }, after);
  return withoutDutiesOfOthers(reopened, at);
}

/** The decision on a duty that was brought up again and not taken anew since; undefined where there is none. */
export function reopenedDecision(
  { obligations, earlierDecisions }: IncidentRecord,
  id: string,
): EarlierDecision | undefined {
  const duty = obligations.find((one) => one.id === id);
  if (duty?.decision !== 'undecided') return undefined;
  return earlierDecisions.findLast(({ obligation }) => obligation === id);
}
