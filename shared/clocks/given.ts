import type { Rule } from '../regimes/regime.ts';
import type { Step, Unit } from './types.ts';

/** The step that says whose number a period is, where it is not the law's: a clause's, or the organisation's target. */
export function givenPeriodSteps(rule: Rule, period: { amount: number; unit: Unit }): Step[] {
  const { amount, unit } = period;
  switch (rule.period.from) {
    case 'law':
      return [];
    case 'parameter':
      return [{ code: 'parameter', values: { amount, unit } }];
    case 'target':
      return [{ code: 'target', values: { amount, unit } }];
  }
}
