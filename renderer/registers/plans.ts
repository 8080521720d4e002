import type { ClockPlan } from '#shared/cases/clock-plans.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { type RecordOf, type Register, registers } from '#shared/cases/registers.ts';
import type { ClockView } from '#shared/contract/case.ts';

function plansOf<Kind extends CaseKind>(kind: Kind, record: unknown): ClockPlan[] {
  const { schema, planClocks }: Register<RecordOf[Kind]> = registers[kind];
  const { parse }: { parse: (input: unknown) => RecordOf[Kind] } = schema;
  return planClocks(parse(record));
}

/** The plan of a clock, made anew from the record: it holds the events that its date was counted from. */
export function planOf(kind: CaseKind, record: unknown, clock: ClockView): ClockPlan | undefined {
  return plansOf(kind, record).find(
    ({ subject, regime, rule }) =>
      subject === clock.subject && regime === clock.regime && rule === clock.rule,
  );
}
