import type { OwnDay } from './question.ts';
import type { Step } from './types.ts';

/** The step that names days which the organisation added to the calendar and which lie in the period of a clock. */
export function ownDaysStep(days: readonly OwnDay[]): Step {
  return { code: 'ownDays', values: { days: days.map(({ date, name }) => `${date} ${name}`).join(', ') } };
}
