import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/i18n.ts';
import { today, useWriters } from '../dates.ts';
import type { DateProblem } from './date-parts.ts';
import { readDate } from './read-date.ts';
import { readTime, type TimeProblem } from './read-time.ts';
import type { Reader } from './typing.ts';

export const timeReader: Reader<TimeProblem> = (text) => {
  const reading = readTime(text);
  return 'time' in reading ? { value: reading.time } : reading;
};

/** Reads typed dates in the language of the window, seen from today. */
export function useDateReader(): Reader<DateProblem> {
  const language = useLanguage();
  return (text) => {
    const reading = readDate(text, { today: today(), language });
    return 'date' in reading ? { value: reading.date } : reading;
  };
}

/** Says in a sentence what is wrong with a typed date or time of day. */
export function useProblemText(): (problem: DateProblem | TimeProblem) => string {
  const { t } = useTranslation('dates');
  const write = useWriters();
  return (problem) => {
    switch (problem.code) {
      case 'noSuchDay': {
        const { month, days, year } = problem;
        const name = write.monthName(month);
        const inYear = year === undefined ? name : write.month(`${String(year).padStart(4, '0')}-02-01`);
        return t('problem.noSuchDay', { month: inYear, days });
      }
      case 'otherWeekday':
        return t('problem.otherWeekday', {
          date: write.fullDate(problem.date),
          weekday: write.weekdayName(problem.weekday),
        });
      default:
        return t(`problem.${problem.code}`, { ...problem });
    }
  };
}

/**
 * Says what a field was read as: `Sunday, 22 November 2026, 9 days ago`, and in which order where another was possible.
 * `date` is what was read of `text`, `time` the time of day beside it.
 */
export function useEcho(): (read: { date: string; text: string; time?: string }) => string {
  const { t } = useTranslation('dates');
  const language = useLanguage();
  const write = useWriters();
  return ({ date, text, time }) => {
    const parts = { date: write.fullDate(date), away: write.away(date), time };
    const echo = t(time === undefined ? 'echo.date' : 'echo.moment', parts);
    const reading = text === date ? undefined : readDate(text, { today: today(), language });
    const order = reading && 'order' in reading ? reading.order : undefined;
    return order ? t('echo.ordered', { echo, order: t(`order.${order}`) }) : echo;
  };
}
