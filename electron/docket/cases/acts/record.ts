import { evidenceNames } from '#shared/cases/clock-asks.ts';
import type { ClockFact } from '#shared/cases/clock-facts.ts';
import type { ClockOption } from '#shared/cases/clock-options.ts';
import type { StepContext } from '#shared/cases/lifecycle.ts';
import type { ClockRow } from '../../database/tables.ts';
import { advance } from '../commands.ts';
import { type AnyRecord, registerOf } from '../facts.ts';
import type { StoredCase } from '../store.ts';
import type { Evidence } from './evidence.ts';

/** An act that was checked against the rule of its clock. */
interface CheckedAct {
  option: ClockOption;
  row: ClockRow;
  answers: Record<string, unknown>;
  evidence: Evidence;
}

/** What an act makes of a case, and how the trail names it. */
interface Recorded {
  record: AnyRecord;
  state: string;
  action: string;
}

/**
 * Records an act where it belongs: by the step of the lifecycle, exactly as if that had been taken, or as a fact of the
 * clock. Throws what the step throws.
 */
export function recordAct(
  before: StoredCase,
  act: CheckedAct,
  context: Omit<StepContext, 'state'>,
): Recorded {
  const { kind, state, record } = before;
  const { step } = act.option;
  if (step === undefined) {
    const clockFacts = [...record.clockFacts, factOf(act)];
    const name = act.option.act;
    return {
      record: { ...record, clockFacts },
      state,
      action: `${kind}.clock.${name}`,
    };
  }
  const asked = registerOf(kind).lifecycle.steps.find(({ name }) => name === step)?.asks.shape ?? {};
  const own = Object.entries(act.answers).filter(
    ([name]) => Object.hasOwn(asked, name) || !evidenceNames.includes(name),
  );
  const answers = { ...Object.fromEntries(own), ...act.option.fixed };
  const { outcome, state: next } = advance(kind, before, { step, answers }, context);
  return { record: outcome, state: next, action: `${kind}.step.${step}` };
}

function factOf({ option, row, answers, evidence }: CheckedAct): ClockFact {
  const { act, event } = option;
  const { regime, rule, subject } = row;
  const text = (name: string) => String(answers[name]);
  return {
    act,
    regime,
    rule,
    subject,
    ...(event === undefined ? {} : { event }),
    at: text('at'),
    reason: text('reason'),
    ...evidence,
  };
}
