import { explainStep } from '../clocks/explain.ts';
import type { Step } from '../clocks/types.ts';
import type { Translate } from './translate.ts';
import type { ValueWriters } from './writers.ts';

/** One step behind a date: its sentence, and the value that it gave, which stands at the right. */
export interface ExplainedLine {
  sentence: string;
  value: string | undefined;
}

export interface ExplainWords {
  t: Translate;
  write: Pick<ValueWriters, 'date' | 'longDate' | 'moment' | 'eitherIn'>;
}

/**
 * A step of an explanation in words, every moment as it reads where the clock runs. The value is taken out of a sentence
 * that ends with it, so that it stands once.
 * @param zone IANA zone of the clock
 */
export function explainLine(step: Step, zone: string, { t, write }: ExplainWords): ExplainedLine {
  const format = { date: write.date, moment: (moment: string) => write.eitherIn(moment, zone) };
  const sentence = explainStep(step, (key, values) => t(key, values ?? {}), format);
  if (!step.result || step.code === 'dueEndOfDay') return { sentence, value: undefined };
  const isDate = /^\d{4}-\d\d-\d\d/.test(step.result);
  const short = isDate ? write.eitherIn(step.result, zone) : step.result;
  const end = [`: ${short}.`, `：${short}。`].find((ending) => sentence.endsWith(ending));
  const isPlainDate = isDate && !step.result.includes('T');
  const value = isPlainDate ? write.longDate(step.result) : short;
  if (end) return { sentence: sentence.slice(0, -end.length), value };
  return { sentence, value: sentence.includes(short) ? undefined : value };
}
