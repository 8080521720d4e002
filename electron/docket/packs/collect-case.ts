import type { IncidentRecord, Obligation } from '#shared/cases/incident.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { leadingClock } from '#shared/cases/leading-clock.ts';
import { reopenedDecision } from '#shared/cases/reconsider.ts';
import type { RecordOf } from '#shared/cases/registers.ts';
import { otherEnd } from '#shared/clocks/safe.ts';
import { clockStatus } from '#shared/clocks/status.ts';
import type { Step } from '#shared/clocks/types.ts';
import type { ClockView } from '#shared/contract/case.ts';
import { readingKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { clockName, obligationName } from '#shared/text/clockName.ts';
import { type ExplainWords, explainLine } from '#shared/text/explained.ts';
import { approverText, deciderText, earlierDecisionText, noticeText } from '#shared/text/told.ts';
import type { DocketContext } from '../cases/context.ts';
import { viewCase } from '../cases/get.ts';
import type { StoredCase } from '../cases/store.ts';
import { versionsOf } from '../clocks/compute-plan.ts';
import type { PackCase, PackClock } from './content.ts';

type Decision = PackCase['decisions'][number];

/** A case as a pack tells it at the moment `now`, its words in one language. */
export async function collectCase(
  context: DocketContext,
  stored: StoredCase,
  words: ExplainWords,
  now: string,
): Promise<PackCase> {
  const { t } = words;
  const view = await viewCase(context, stored);
  return {
    ref: view.ref,
    title: view.title,
    state: view.state,
    stateLabel: t(`states:${view.kind}.${view.state}`),
    closed: view.closed,
    ...(view.party === '' ? {} : { party: view.party }),
    record: view.record,
    clocks: view.clocks.map((clock) => collectClock(context, view.kind, clock, words, now)),
    ...leadingOf(view.clocks),
    decisions: decisionsOf(stored.kind, stored.record, words),
    tasks: view.tasks.map(({ id: _id, createdAt: _createdAt, ...task }) => task),
    notes: view.notes.map(({ at, by, text }) => ({ at, by, text })),
    files: view.files.map(({ name, size, sha512 }) => ({ name, size, sha512 })),
  };
}

function leadingOf(clocks: readonly ClockView[]): Pick<PackCase, 'leading'> {
  const leading = leadingClock(clocks, ({ id, state, result, metAt }) => ({
    id,
    state,
    outcome: result?.outcome,
    due: result?.due,
    metAt,
  }));
  return leading ? { leading: clocks.indexOf(leading) } : {};
}

function collectClock(
  context: DocketContext,
  kind: CaseKind,
  clock: ClockView,
  words: ExplainWords,
  now: string,
): PackClock {
  const { t } = words;
  const { result } = clock;
  const head = { title: clockName(kind, clock, t), rule: t(regimeTitleKey(clock.regime)) };
  if (!result) {
    const citation = versionsOf(context.law, clock.regime, clock.rule)[0]?.citation ?? '';
    return { ...head, status: clock.state === 'stopped' ? 'stopped' : 'waiting', citation, explanation: [] };
  }
  const other = otherEnd(result);
  return {
    ...head,
    dueDate: result.dueDate,
    due: result.due,
    zone: result.zone,
    outcome: result.outcome,
    unit: result.period.unit,
    status: clockStatus({
      clock: result,
      now,
      metAt: clock.metAt,
      // When it was stopped is told by the trail; here only that it was.
      stoppedAt: clock.state === 'stopped' ? now : undefined,
      paused: clock.state === 'paused',
    }),
    ...(clock.metAt === undefined ? {} : { metAt: clock.metAt }),
    citation: result.rule.citation,
    // A start that stands in for one that nobody knows is as provisional as a calendar that is not out yet.
    provisional: result.provisional || result.assumed !== undefined,
    house: result.rule.nature === 'house',
    explanation: result.explanation.map((step) => toPackStep(step, result.zone, words)),
    alternatives: result.alternatives.map(({ dueDate, due, reason, citation }) => ({
      dueDate,
      due,
      reason: t(readingKey(reason)),
      ...(citation === undefined ? {} : { citation }),
    })),
    ...(other === undefined ? {} : { other }),
  };
}

function toPackStep(step: Step, zone: string, words: ExplainWords): PackClock['explanation'][number] {
  const { sentence, value } = explainLine(step, zone, words);
  const { citation } = step;
  return {
    text: citation === undefined ? sentence : words.t('steps:cited', { sentence, citation }),
    ...(value === undefined ? {} : { result: value }),
  };
}

/** The decisions of each register: on rights, on duties to tell, on a transfer. */
const decisions: { [Kind in CaseKind]: (record: RecordOf[Kind], words: ExplainWords) => Decision[] } = {
  request: ({ rights, decision }, { t }) =>
    rights
      .filter(({ outcome }) => outcome !== 'open')
      .map(({ right, outcome, ground, reason }) => ({
        subject: t(`choices:right.${right}`),
        outcome: t(`choices:outcome.${outcome}`),
        ...withReason(ground === undefined ? undefined : t(`choices:refusalGround.${ground}`), reason),
        ...(decision ? { at: decision.at, by: nameOfDecider(decision, t) } : {}),
      })),
  incident: (record, words) =>
    record.obligations
      .filter(({ id, decision }) => decision !== 'undecided' || reopenedDecision(record, id))
      .map((duty) => ofDuty(record, duty, words)),
  agreement: () => [],
  transfer: ({ approval }, { t }) =>
    approval
      ? [
          {
            subject: t('fields:transfer.approval.itself'),
            outcome: t(`choices:approvalDecision.${approval.decision}`),
            ...withReason(approval.reason, approval.conditions),
            at: approval.at,
            by: approverText(approval, t),
          },
        ]
      : [],
};

/** A duty to tell with its decision, the notices that were sent under it, and decisions that no longer hold. */
function ofDuty(record: IncidentRecord, duty: Obligation, { t, write }: ExplainWords): Decision {
  const { id, decision, reason, decidedBy, decidedByOther, decidedAt } = duty;
  const notices = record.notices.filter(({ obligation }) => obligation === id);
  const earlier = record.earlierDecisions.filter(({ obligation }) => obligation === id);
  const by = nameOfDecider({ by: decidedBy, other: decidedByOther }, t);
  return {
    subject: obligationName(id, t),
    outcome: t(`choices:obligationDecision.${decision}`),
    ...withReason(
      reason,
      ...notices.map((notice) => noticeText(notice, t, write.moment)),
      ...earlier.map((one) => earlierDecisionText(one, t, write.moment)),
    ),
    ...(decidedAt === undefined ? {} : { at: decidedAt }),
    ...(by === '' ? {} : { by }),
  };
}

/** Who decided, in a column that says so: the name alone, unless somebody else recorded it. */
function nameOfDecider(decider: Parameters<typeof deciderText>[0], t: ExplainWords['t']): string {
  return decider.other === undefined ? (decider.by?.name ?? '') : deciderText(decider, t);
}

function withReason(...parts: (string | undefined)[]): { reason?: string } {
  const given = parts.filter((part) => part !== undefined);
  if (given.length === 0) return {};
  return { reason: given.reduce((told, part) => `${told}${/[.!?。！？]$/.test(told) ? '' : '.'} ${part}`) };
}

function decisionsOf<Kind extends CaseKind>(
  kind: Kind,
  record: RecordOf[Kind],
  words: ExplainWords,
): Decision[] {
  return decisions[kind](record, words);
}
