import { randomUUID } from 'node:crypto';
import { timeLeft } from '#shared/clocks/status.ts';
import type { Followed } from '#shared/contract/reminders.ts';
import { clockName } from '#shared/text/clockName.ts';
import type { Language } from '#shared/text/texts.ts';
import { withOffset } from '../clocks/zones.ts';
import { type Words, wordsIn } from '../reports/text.ts';
import type { RemindedClock } from './due.ts';

/** As many are told one by one; more are one notification, so that nobody has to click a wall of them away. */
const MOST_SINGLE = 3;
/** References that the notification of many names. */
const MOST_NAMED = 4;

/** What leaves the docket process for one notification, and what a click on it is about, which does not. */
export interface Notice {
  /** Stands for the case towards the main process. */
  id: string;
  title: string;
  body: string;
  leadsTo: Followed;
}

/** `due in 3 days`, `2 hours overdue`, as the window counts them. */
function timeWords({ due, zone, byHours }: RemindedClock, now: string, words: Words): string {
  const { amount, unit } = timeLeft({ due, zone, period: { unit: byHours ? 'hour' : 'day' } }, now);
  const isOver = Date.parse(due) < Date.parse(now);
  // Within the first minute, or on the day itself, no number says more than the word.
  if (amount === 0)
    return words(isOver ? 'reminders:time.over' : `reminders:time.${unit === 'day' ? 'today' : 'now'}`);
  return words(`reminders:time.${isOver ? 'late' : 'left'}.${unit}`, { count: Math.abs(amount) });
}

/** `2026-11-30`, and the time with its offset where the clock counts hours: both where the clock runs. */
function dueWords({ due: moment, zone, byHours }: RemindedClock): string {
  const due = withOffset(zone, moment);
  return byHours ? `${due.slice(0, 10)} ${due.slice(11, 16)} (${due.slice(19)})` : due.slice(0, 10);
}

function single(clock: RemindedClock, now: string, words: Words): Notice {
  const { ref, kind, caseId } = clock;
  return {
    id: randomUUID(),
    title: words('reminders:single.title', { ref, time: timeWords(clock, now, words) }),
    body: words('reminders:single.body', {
      register: words(`reminders:register.${kind}`),
      rule: clockName(kind, clock, words),
      due: dueWords(clock),
    }),
    leadsTo: { case: { id: caseId, kind } },
  };
}

function together(clocks: readonly RemindedClock[], now: string, words: Words): Notice {
  const late = clocks.filter(({ due }) => Date.parse(due) < Date.parse(now)).length;
  const refs = [...new Set(clocks.map(({ ref }) => ref))];
  const named = refs.slice(0, MOST_NAMED).join(', ');
  const more = refs.length - MOST_NAMED;
  return {
    id: randomUUID(),
    title: words('reminders:many.title', { count: clocks.length }),
    body: words('reminders:many.body', {
      late: words('reminders:many.late', { count: late }),
      ahead: words('reminders:many.ahead', { count: clocks.length - late }),
      refs: more > 0 ? words('reminders:many.more', { refs: named, count: more }) : named,
    }),
    leadsTo: {},
  };
}

/**
 * What is told of some clocks: references, the names of rules, dates. A reminder is shown by the operating system, which
 * may keep it, so that it says nothing that anybody typed: no title, no party, no name, no citation of a promise or clause.
 * @param now ISO 8601
 */
export function noticesOf(clocks: readonly RemindedClock[], language: Language, now: string): Notice[] {
  const words = wordsIn(language);
  if (clocks.length > MOST_SINGLE) return [together(clocks, now, words)];
  return clocks.map((clock) => single(clock, now, words));
}
