import { Temporal } from 'temporal-polyfill';
import data from '../../resources/transfer-safeguards.json' with { type: 'json' };
import type { Refusal } from './lifecycle.ts';
import type { TransferRecord } from './transfer.ts';

/** Whether a date lies after the last day of so many months from another; all `YYYY-MM-DD`. */
function isOver(from: string, months: number, on: string): boolean {
  const last = Temporal.PlainDate.from(from).add({ months });
  return Temporal.PlainDate.compare(Temporal.PlainDate.from(on), last) > 0;
}

/** What stands against an assessment by itself: it is missing, or it finds the transfer not acceptable. */
export function refuseAssessment({ assessment }: TransferRecord): string | undefined {
  if (!assessment) return 'assessmentMissing';
  return assessment.conclusion === 'notAcceptable' ? 'assessmentNegative' : undefined;
}

/** An assessment holds until its own next review; one without such a date for as long as practice lets it. */
function refuseAge({ assessment }: TransferRecord, on: string): Refusal | undefined {
  if (!assessment) return undefined;
  const { reviewOn, completedOn } = assessment;
  if (reviewOn !== undefined) return on > reviewOn ? 'assessmentReviewDue' : undefined;
  const { months, citation } = data.assessmentBeforeStart;
  return isOver(completedOn, months, on) ? { reason: 'assessmentTooOld', citation } : undefined;
}

/** Consent where a law asks for it or where the transfer itself names it as its basis. */
function refuseConsent({ regimes, consent }: TransferRecord): Refusal | undefined {
  const law = data.consents.find(({ regime }) => regimes.some((one) => one.regime === regime));
  if (law && !consent) return { reason: 'consentNotStated', citation: law.citation };
  if (!consent || consent.basis === 'notNeeded' || consent.obtained !== undefined) return undefined;
  return law ? { reason: 'consentNotObtained', citation: law.citation } : 'consentNotObtained';
}

function refuseGround({ mechanism, mechanismGround }: TransferRecord): Refusal | undefined {
  const wanted = data.grounds.find((one) => one.mechanism === mechanism);
  if (!wanted || mechanismGround !== undefined) return undefined;
  return { reason: 'mechanismGroundMissing', citation: wanted.citation };
}

/** A mechanism that the law limits in time needs its end, and none beyond the limit. */
function refuseValidity(mechanism: string, from: string, validTo: string | undefined): Refusal | undefined {
  const limit = data.validity.find((one) => one.mechanism === mechanism);
  if (!limit) return undefined;
  if (validTo === undefined) return { reason: 'validToMissing', citation: limit.citation };
  return isOver(from, limit.months, validTo)
    ? { reason: 'validTooLong', citation: limit.citation }
    : undefined;
}

/** Why data may not leave from a date on (`YYYY-MM-DD`), with the article; undefined where every safeguard is there. */
export function refuseTransfer(record: TransferRecord, on: string): Refusal | undefined {
  return refuseAssessment(record) ?? refuseAge(record, on) ?? refuseConsent(record) ?? refuseGround(record);
}

/** Why a transfer may not start for a span of dates. */
export function refuseStart(
  record: TransferRecord,
  { effectiveOn, validTo }: { effectiveOn: string; validTo?: string | undefined },
): Refusal | undefined {
  return refuseTransfer(record, effectiveOn) ?? refuseValidity(record.mechanism, effectiveOn, validTo);
}

/** Why the assessment of a transfer cannot be filed on a date: the authority wants a fresh one. */
export function refuseFiling({ mechanism, assessment }: TransferRecord, on: string): Refusal | undefined {
  const wanted = data.assessmentBeforeFiling;
  if (mechanism !== wanted.mechanism || !assessment) return undefined;
  const { months, citation } = wanted;
  return isOver(assessment.completedOn, months, on)
    ? { reason: 'assessmentTooOldToFile', citation }
    : undefined;
}
