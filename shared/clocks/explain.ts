import { consequenceKey, eventTitleKey, placeTitleKey, readingKey } from '../regimes/titleKey.ts';
import type { Step } from './types.ts';

/** i18next's `t` or anything like it: a key with its namespace, values to interpolate, the text of a language. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Dates (`YYYY-MM-DD`) and moments (with offset) in the reader's own form. */
export interface DateFormat {
  date: (date: string) => string;
  moment: (moment: string) => string;
}

const plainFormat: DateFormat = {
  date: (date) => date,
  moment: (moment) => moment.replace(/T(\d\d:\d\d)(:\d\d(\.\d+)?)?/, ' $1 '),
};

const timesInText = /\d{4}-\d\d-\d\d(T[\d:.]+(?:Z|[+-]\d\d:\d\d))?/g;

/**
 * One step of an explanation as a sentence: the codes among its values (events, units, places, reasons) become words
 * and its dates take the reader's form. Holiday names stay as their place writes them. The translate function must not
 * escape HTML; the sentence is text, never markup.
 */
export function explainStep(step: Step, t: Translate, format: DateFormat = plainFormat): string {
  return t(`steps:${step.code}`, wordsOf(step, t, format));
}

/** All steps of an explanation as sentences, each followed by its source in brackets where it has one. */
export function explainSteps(steps: Step[], t: Translate, format: DateFormat = plainFormat): string[] {
  return steps.map((step) => {
    const sentence = explainStep(step, t, format);
    return step.citation ? t('steps:cited', { sentence, citation: step.citation }) : sentence;
  });
}

function wordsOf(step: Step, t: Translate, format: DateFormat): Record<string, string | number> {
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(step.values)) {
    words[name] = typeof value === 'string' ? wordOf(name, value, t, format) : value;
  }
  const { unit, amount, total } = step.values;
  if (typeof amount === 'number') words.period = t(`steps:unit.${unit}`, { count: amount });
  if (typeof total === 'number') words.whole = t(`steps:unit.${unit}`, { count: total });
  return words;
}

function wordOf(name: string, value: string, t: Translate, format: DateFormat): string {
  switch (name) {
    case 'event':
    case 'standIn':
      return t(eventTitleKey(value));
    case 'place':
      return t(placeTitleKey(value));
    case 'reason':
      return t(readingKey(value));
    case 'consequence':
      return t(consequenceKey(value));
    case 'note':
      return t(`rules:note.${value}`);
    default:
      return value.replace(timesInText, (time) =>
        time.includes('T') ? format.moment(time) : format.date(time),
      );
  }
}
