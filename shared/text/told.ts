import type { Judgement } from '../cases/clock-facts.ts';
import type { EarlierDecision, Notice } from '../cases/incident.ts';
import type { TransferRecord } from '../cases/transfer.ts';
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
