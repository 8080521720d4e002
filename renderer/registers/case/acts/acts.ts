import type { TFunction } from 'i18next';
import { clockAsks } from '#shared/cases/clock-asks.ts';
import { clockKey, type Judgement } from '#shared/cases/clock-facts.ts';
import { type ClockOption, canRecord, isPastDue } from '#shared/cases/clock-options.ts';
import { fieldsOf } from '#shared/cases/fields.ts';
import { registers } from '#shared/cases/registers.ts';
import type { CaseClock, CaseView } from '#shared/contract/case.ts';
import { eventTitleKey } from '#shared/regimes/titleKey.ts';
import { askedKey, groupKey } from '#shared/text/fieldKey.ts';
import type { FormShape } from '../../../components/form/shape.ts';
import { isDoneNow } from '../../done-now.ts';

/** What identifies an option among those of a clock. */
export const optionKey = ({ act, event }: ClockOption): string => `${act} ${event ?? ''}`;

/** What is open now: a button with a verb. */
export const isOpen = (option: ClockOption): boolean => canRecord(option) && !isPastDue(option);

/** The verb on the button of an act: `Pause: Clarification asked`, `Extend by 2 months`. */
export function actName({ act, event, extendsBy }: ClockOption, t: TFunction): string {
  return t(`acts:button.${act}`, {
    event: event === undefined ? '' : t(eventTitleKey(event)),
    period: extendsBy ? t(`steps:unit.${extendsBy.unit}`, { count: extendsBy.amount }) : '',
  });
}

/** The form for an act: what the step that records it asks, or its moment and the reason; and the evidence. */
export function actShape({ kind, files }: CaseView, option: ClockOption): FormShape {
  const asks = clockAsks(kind, option);
  const { step } = option;
  const common = new Set(['evidence', 'file']);
  const label = (path: string) =>
    step === undefined || common.has(path) ? `fields:acts.${path}` : askedKey(kind, step, path);
  return {
    kind,
    schema: asks,
    sections: [{ key: option.act, fields: fieldsOf(asks) }],
    labelKey: label,
    groupKey: (path) => groupKey(kind, path),
    hintKey: (path) => `fields:hints.acts.${path}`,
    orders: [],
    fixedLists: {},
    newRows: {},
    hidden: new Set(),
    fromSteps: new Set(),
    files: files.filter(({ replacedBy }) => replacedBy === undefined),
    isIdle: () => false,
    startsNow: new Set(Object.keys(asks.shape).filter((key) => isDoneNow(step ?? option.act, key))),
  };
}

/** What was recorded of a clock and belongs to no step. */
export interface RecordedFact {
  act: string;
  at: string;
  reason: string;
  evidence: string;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** How a clock of a case was judged before corrections moved it, the oldest first. */
export function judgementsOf({ kind, record }: CaseView, clock: CaseClock): Judgement[] {
  const { judgements } = registers[kind].schema.parse(record);
  return judgements.filter((one) => clockKey(one) === clockKey(clock));
}

export function factsOfClock({ record }: CaseView, clock: CaseClock): RecordedFact[] {
  const facts = Array.isArray(record.clockFacts) ? record.clockFacts : [];
  return facts.flatMap((fact) => {
    if (typeof fact !== 'object' || fact === null || Array.isArray(fact)) return [];
    const isOwn = fact.regime === clock.regime && fact.rule === clock.rule && fact.subject === clock.subject;
    const evidence = [text(fact.evidence), text(fact.file)].filter(Boolean).join(' · ');
    return isOwn ? [{ act: text(fact.act), at: text(fact.at), reason: text(fact.reason), evidence }] : [];
  });
}
