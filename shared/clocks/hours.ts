import { DocketError } from '../errors.ts';
import type { Rule } from '../regimes/regime.ts';
import { givenPeriodSteps } from './given.ts';
import type { ClockQuestion } from './question.ts';
import type { Reading } from './reading.ts';
import type { Step } from './types.ts';
import { isPlainDate } from './workdays.ts';
import { momentText, offsetAt } from './zones.ts';

const hourLength = 3_600_000;

/**
 * A clock in hours: elapsed time from the moment of the trigger, through nights, holidays and daylight saving, never
 * moved to a working day. With `hourRounding` the hour of the event is not counted (Regulation 1182/71 Art. 3(1)).
 * Throws `bad-input` where the trigger names only a day.
 */
export function computeHours(rule: Rule, amount: number, question: ClockQuestion, zone: string): Reading {
  const time = question.events[rule.trigger] ?? '';
  if (isPlainDate(time)) {
    throw new DocketError('bad-input', {
      field: `events.${rule.trigger}`,
      event: rule.trigger,
      problem: 'momentNeeded',
      value: time,
    });
  }
  const event = Date.parse(time);
  const steps: Step[] = [
    {
      code: 'startMoment',
      values: { event: rule.trigger, date: momentText(event, zone) },
      citation: rule.citation,
    },
  ];
  steps.push(...givenPeriodSteps(rule, { amount, unit: 'hour' }));
  const start = rule.hourRounding === 'nextFull' ? nextFullHour(event, zone) : event;
  if (rule.hourRounding === 'nextFull') {
    steps.push(cite({ code: 'hourNotCounted', values: { date: momentText(start, zone) } }, rule));
  }
  const due = start + amount * hourLength;
  steps.push(
    cite({ code: 'hoursElapsed', values: { amount, unit: 'hour' }, result: momentText(due, zone) }, rule),
    cite({ code: 'hoursNoRoll', values: {} }, rule),
    { code: 'dueMoment', values: { date: momentText(due, zone) }, result: momentText(due, zone) },
  );
  return { due, steps, provisional: false };
}

/** The start of the hour after the one in which the event falls; an event at 15:00:00 falls in the hour from 15 to 16. */
function nextFullHour(event: number, zone: string): number {
  const offset = offsetAt(event, zone);
  return (Math.floor((event + offset) / hourLength) + 1) * hourLength - offset;
}

function cite(step: Step, rule: Rule): Step {
  return rule.countingCitation ? { ...step, citation: rule.countingCitation } : step;
}
