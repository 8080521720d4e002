import type { Judgement } from '../cases/clock-facts.ts';
import type { EarlierDecision, IncidentRecord, Notice } from '../cases/incident.ts';
import type { CaseKind } from '../cases/kinds.ts';
import { reopenedDecision } from '../cases/reconsider.ts';
import { type RecordOf, type Register, registers } from '../cases/registers.ts';
import type { TransferRecord } from '../cases/transfer.ts';
import { obligationName } from './clockName.ts';
import type { Translate } from './translate.ts';

/** Writes a moment (ISO with offset) as its reader is used to. */
type WriteMoment = (moment: string) => string;

/** Who decided: whoever was signed in, or somebody else whose decision they recorded. Empty where nobody is named. */
export function deciderText(
  { by, other }: { by?: { name: string } | undefined; other?: string | undefined },
  t: Translate,
): string {
  if (!by) return '';
  if (other === undefined) return t('registers:parts.decidedBy', { person: by.name });
  return t('registers:parts.decidedByOther', { person: by.name, other });
}

/** Who decided on an application; a decision on paper says so, by whom it was recorded, and which file shows it. */
export function approverText({ by, paper }: NonNullable<TransferRecord['approval']>, t: Translate): string {
  if (!paper) return by.name;
  return t('registers:parts.onPaper', { person: by.name, other: paper.by, file: paper.file });
}

/** A notice that was sent, in one line. */
export function noticeText(notice: Notice, t: Translate, write: WriteMoment): string {
  const { kind, toldAt, how, reference, lateReason, enteredLateReason, evidence, file, recordedBy } = notice;
  const parts = [
    t('registers:parts.told', { kind: t(`choices:noticeKind.${kind}`), when: write(toldAt) }),
    how,
    reference,
    lateReason && t('registers:parts.late', { reason: lateReason }),
    enteredLateReason && t('registers:parts.enteredLate', { reason: enteredLateReason }),
    evidence,
    file,
    t('registers:parts.recordedBy', { person: recordedBy.name }),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** A decision that no longer holds: what it was, by whom, when and why, and what brought it up again. */
export function earlierDecisionText(earlier: EarlierDecision, t: Translate, write: WriteMoment): string {
  const { decision, decidedBy, decidedByOther, decidedAt, reason, reopenedAt, reopenedBecause } = earlier;
  return t('registers:parts.earlier', {
    decision: t(`choices:obligationDecision.${decision}`),
    decider: deciderText({ by: decidedBy, other: decidedByOther }, t),
    when: decidedAt === undefined ? '' : write(decidedAt),
    reason: reason ?? '',
    reopened: write(reopenedAt),
    because: t(`choices:reopeningFact.${reopenedBecause}`),
  });
}

/** How a clock that was met was judged before a correction moved it. */
export function judgementText(judgement: Judgement, t: Translate, write: WriteMoment): string {
  const { due, metAt, inTime, correctedAt, correctedBy, reason } = judgement;
  return t(`registers:judgement.${inTime ? 'inTime' : 'late'}`, {
    due: write(due),
    met: write(metAt),
    corrected: write(correctedAt),
    person: correctedBy.name,
    reason,
  });
}

/**
 * What the record of a case tells of decisions, notices, approvals and corrected clocks, line by line, for a reader who has
 * no window.
 */
export function evidenceLines<Kind extends CaseKind>(
  kind: Kind,
  record: unknown,
  t: Translate,
  write: WriteMoment,
): string[] {
  const { schema }: Register<RecordOf[Kind]> = registers[kind];
  const { parse }: { parse: (input: unknown) => RecordOf[Kind] } = schema;
  const told = parse(record);
  const judged = told.judgements.map((one) => judgementText(one, t, write));
  if ('obligations' in told) return [...dutyLines(told, t, write), ...judged];
  if (!('approval' in told) || !told.approval) return judged;
  const { approval } = told;
  const outcome = t(`choices:approvalDecision.${approval.decision}`);
  return [`${outcome}: ${approverText(approval, t)}`, ...judged];
}

function dutyLines(record: IncidentRecord, t: Translate, write: WriteMoment): string[] {
  return record.obligations.flatMap(({ id, decision, decidedBy, decidedByOther }) => {
    const own = ({ obligation }: { obligation: string }) => obligation === id;
    const outcome = reopenedDecision(record, id)
      ? t('registers:parts.reopened')
      : t(`choices:obligationDecision.${decision}`);
    const decider = deciderText({ by: decidedBy, other: decidedByOther }, t);
    return [
      `${obligationName(id, t)}: ${[outcome, decider].filter(Boolean).join(', ')}`,
      ...record.notices.filter(own).map((one) => `  ${noticeText(one, t, write)}`),
      ...record.earlierDecisions.filter(own).map((one) => `  ${earlierDecisionText(one, t, write)}`),
    ];
  });
}
