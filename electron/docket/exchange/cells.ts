import type { FieldNote } from '#shared/cases/fields.ts';
import { findCalendar, type Law } from '#shared/clocks/question.ts';
import { placeTitleKey, regimeTitleKey } from '#shared/regimes/titleKey.ts';
import { createTexts, languages } from '#shared/text/texts.ts';
import { parseBounded } from '../foreign/bounded-json.ts';
import { readCountry } from './country-names.ts';
import { type DateOrder, readDate, readMoment } from './dates.ts';
import { comparable } from './mapping.ts';
import type { CellProblem } from './problems.ts';

/** What a cell may be read with. */
export interface Reading {
  order: DateOrder | undefined;
  /** IANA zone of the case: times without an offset are of it. */
  zone: string;
  law: Law;
  /** The regimes of the organisation: where a cell names none, the places of these are taken. */
  regimes: readonly { regime: string; place: string }[];
}

/** `noted`: the cell was understood in a way that somebody should see. */
type Value = { value: unknown; noted?: true } | { problem: CellProblem };

const texts = languages.map((language) => createTexts(language));

const YES = new Set(['yes', 'y', 'true', '1', 'x', '是', '对', '有', '√']);
const NO = new Set(['no', 'n', 'false', '0', '否', '不', '无']);
const NOT_KNOWN = new Set([
  'not known yet',
  'notknownyet',
  'unknown',
  '尚不清楚',
  '未知',
  '暂不清楚',
  '不详',
]);
const UNITS: Record<string, 'day' | 'week' | 'month'> = {
  day: 'day',
  days: 'day',
  天: 'day',
  日: 'day',
  week: 'week',
  weeks: 'week',
  周: 'week',
  month: 'month',
  months: 'month',
  月: 'month',
  个月: 'month',
};

/** Codes and labels of a closed list, in both languages, as they are compared. */
function wordsOf(list: string, values: readonly string[]): Map<string, string> {
  const labelled = values.flatMap((value) =>
    texts.map((one): [string, string] => [comparable(one.t(`choices:${list}.${value}`)), value]),
  );
  return new Map([...labelled, ...values.map((value): [string, string] => [comparable(value), value])]);
}

const known = new Map<string, Map<string, string>>();

function choiceOf(list: string, values: readonly string[], text: string): string | undefined {
  const key = `${list} ${values.join(' ')}`;
  const words = known.get(key) ?? wordsOf(list, values);
  known.set(key, words);
  return words.get(comparable(text));
}

/** Several values of one cell; a comma separates only where the whole is no value by itself. */
function choicesIn(list: string, values: readonly string[], text: string): Value {
  const found: string[] = [];
  for (const piece of text.split(/[;；、\n|]+/).map((one) => one.trim())) {
    if (piece === '') continue;
    const whole = choiceOf(list, values, piece);
    const parts = whole ? [whole] : piece.split(/[,，]+/).map((part) => choiceOf(list, values, part.trim()));
    for (const part of parts) {
      if (part === undefined) return { problem: 'not-a-choice' };
      if (!found.includes(part)) found.push(part);
    }
  }
  return { value: found };
}

function countryIn(text: string): Value {
  const read = readCountry(text);
  if ('problem' in read) return read;
  return read.noted ? { value: read.code, noted: true } : { value: read.code };
}

/** `eu-gdpr@DE`, or `EU GDPR (Germany)` as packs write it. */
function regimeIn(text: string, { law, regimes }: Reading): { regime: string; place: string } | undefined {
  const parts = /[)）]$/.test(text) ? text.slice(0, -1).split(/[(（]/) : text.split(/[@＠/]/);
  const [name = '', where] = parts.map((part) => part.trim());
  const wanted = comparable(name);
  const regime = law.regimes.find(
    ({ id }) =>
      comparable(id) === wanted || texts.some((one) => comparable(one.t(regimeTitleKey(id))) === wanted),
  )?.id;
  if (regime === undefined) return undefined;
  const place =
    where === undefined ? regimes.find((one) => one.regime === regime)?.place : placeIn(where, law);
  return place === undefined ? undefined : { regime, place };
}

function placeIn(text: string, law: Law): string | undefined {
  const wanted = comparable(text);
  const names = ({ place }: { place: string }) => [place, ...texts.map((one) => one.t(placeTitleKey(place)))];
  const found = law.calendars.find((calendar) => names(calendar).some((name) => comparable(name) === wanted));
  return found && findCalendar(law.calendars, found.place).place;
}

function regimesIn(text: string, reading: Reading): Value {
  const pieces = text.split(/[;；、,，\n|]+/).filter((piece) => piece.trim() !== '');
  const found = pieces.map((piece) => regimeIn(piece.trim(), reading));
  return found.every((one) => one !== undefined) ? { value: found } : { problem: 'not-a-regime' };
}

/** A whole number without marks between its digits: what a point or a comma means there differs by country. */
function wholeNumberIn(text: string): number | undefined {
  return /^\d{1,11}$/.test(text) ? Number(text) : undefined;
}

function countIn(text: string): Value {
  if (NOT_KNOWN.has(comparable(text))) return { value: { state: 'notKnownYet' } };
  const estimated = /^(?:~|≈|about|approx\.?|ca\.?|约|大约)\s*/i.exec(text)?.[0];
  const value = wholeNumberIn(text.slice(estimated?.length ?? 0).trim());
  if (value === undefined) return { problem: 'not-a-number' };
  return { value: { state: 'known', value, estimated: estimated !== undefined } };
}

function durationIn(text: string): Value {
  const found = /^(?<amount>\d{1,4})(?<unit>\D+)$/.exec(text.trim())?.groups;
  const unit = UNITS[comparable(found?.unit ?? '')];
  return unit === undefined
    ? { problem: 'not-a-period' }
    : { value: { amount: Number(found?.amount), unit } };
}

function uncertainTimeIn(text: string, { order, zone }: Reading): Value {
  if (NOT_KNOWN.has(comparable(text))) return { value: { certainty: 'notKnownYet' } };
  const read = readMoment(text, order, zone);
  if ('problem' in read) return read;
  // Of a date alone nobody knows the hour.
  return { value: { certainty: read.value.exact ? 'exact' : 'estimated', at: read.value.at } };
}

function yesNoIn(text: string): Value {
  const word = comparable(text);
  if (YES.has(word)) return { value: true };
  return NO.has(word) ? { value: false } : { problem: 'not-yes-or-no' };
}

const COMPOSED: ReadonlySet<FieldNote['widget']> = new Set([
  'regimes',
  'choices',
  'duration',
  'count',
  'uncertainTime',
]);

/** No field has more parts. */
const COMPOSED_LIMITS = { depth: 8, values: 5_000 };

/** A value with parts as JSON has it; the schema of the record checks it. */
function composedIn(text: string): unknown {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return parseBounded(text, COMPOSED_LIMITS);
  } catch {
    return undefined;
  }
}

/** Reads the text of a cell, which is not empty, as the value of a field. What it says beyond its form the record's schema checks. */
export function readCell(note: FieldNote, text: string, reading: Reading): Value {
  const composed = COMPOSED.has(note.widget) ? composedIn(text) : undefined;
  if (composed !== undefined) return { value: composed };
  switch (note.widget) {
    case 'text':
    case 'long':
    case 'obligation':
    case 'code':
    case 'file':
    case 'person':
      return { value: text };
    case 'date':
      return readDate(text, reading.order);
    case 'moment': {
      const read = readMoment(text, reading.order, reading.zone);
      return 'value' in read ? { value: read.value.at } : read;
    }
    case 'uncertainTime':
      return uncertainTimeIn(text, reading);
    case 'yesNo':
      return yesNoIn(text);
    case 'number': {
      const value = wholeNumberIn(text);
      return value === undefined ? { problem: 'not-a-number' } : { value };
    }
    case 'count':
      return countIn(text);
    case 'duration':
      return durationIn(text);
    case 'country':
      return countryIn(text);
    case 'regimes':
      return regimesIn(text, reading);
    case 'choices':
      return choicesIn(note.choices, note.values, text);
    case 'choice': {
      const value = choiceOf(note.choices, note.values, text);
      return value === undefined ? { problem: 'not-a-choice' } : { value };
    }
  }
}
