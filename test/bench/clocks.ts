import { loadLaw } from '#docket/clocks/load.ts';
import { findResources } from '#docket/clocks/resources.ts';
import { type ClockQuestion, computeClock, type Law } from '#shared/clocks/compute.ts';
import type { Calendar } from '#shared/regimes/calendar.ts';
import { type Comparison, medianOf } from './measure.ts';

const CLOCKS = 100_000;
const dayLength = 86_400_000;

/** What the clocks of a large docket are: mostly requests, some incidents, some filings. */
function questionOf(index: number): ClockQuestion {
  const day = new Date(Date.UTC(2026, 0, 1) + (index % 300) * dayLength).toISOString();
  const date = day.slice(0, 10);
  switch (index % 5) {
    case 0:
      return { regime: 'cn-pipl', rule: 'request.response', place: 'CN', events: { identityVerified: date } };
    case 1:
      return {
        regime: 'cn-pipl',
        rule: 'transfer.contract-filing',
        place: 'CN',
        events: { effective: date },
      };
    case 2:
      return { regime: 'eu-gdpr', rule: 'breach.authority', place: 'DE', events: { aware: day } };
    default:
      return { regime: 'eu-gdpr', rule: 'request.response', place: 'DE', events: { received: date } };
  }
}

/** The law with another day off in China and in Germany, as a newer calendar brings it. */
function withAnotherDay(law: Law, day: number): Law {
  const date = `2026-11-${10 + (day % 10)}`;
  const change = (calendar: Calendar): Calendar =>
    ['CN', 'DE'].includes(calendar.place)
      ? { ...calendar, holidays: [...calendar.holidays, { date, name: 'Bench' }] }
      : calendar;
  return { ...law, calendars: law.calendars.map(change) };
}

/** The last day of such a clock and no more: numbers of days and a set of days off, no reading, no reason, no text. */
function bareDate({ events, rule }: ClockQuestion, off: ReadonlySet<number>): number {
  const start = new Date(Object.values(events)[0] ?? '');
  const day = Math.floor(start.getTime() / dayLength);
  const rests = (one: number) => off.has(one) || (one + 3) % 7 > 4;
  if (rule === 'breach.authority') return start.getTime() + 72 * 3_600_000;
  if (rule === 'transfer.contract-filing') {
    let end = day;
    for (let left = 10; left > 0; ) if (!rests(++end)) left -= 1;
    return end;
  }
  let end =
    rule === 'request.response' && 'identityVerified' in events
      ? day + 30
      : Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, start.getUTCDate()) / dayLength;
  while (rests(end)) end += 1;
  return end;
}

/**
 * 100,000 open clocks under a law one of whose calendars changed: the pure part, with readings and explanations but
 * without reading or writing a docket, against the arithmetic that nobody could leave out.
 */
export async function compareRecomputing(): Promise<Comparison> {
  const law = await loadLaw(findResources());
  const questions = Array.from({ length: CLOCKS }, (_, index) => questionOf(index));
  let round = 0;
  const holidays = law.calendars.find(({ place }) => place === 'CN')?.holidays ?? [];
  return {
    name: '100,000 open clocks after a calendar changed (pure: date, other readings, explanation)',
    product: await medianOf(5, () => {
      const changed = withAnotherDay(law, round++);
      for (const question of questions) computeClock(question, changed);
    }),
    bare: await medianOf(5, () => {
      const off = new Set(holidays.map(({ date }) => Date.parse(`${date}T00:00:00Z`) / dayLength));
      let sum = 0;
      for (const question of questions) sum += bareDate(question, off);
      if (Number.isNaN(sum)) throw new Error('a date is none');
    }),
    against: 'the last day alone, with numbers and a set of days off',
  };
}
