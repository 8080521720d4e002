import type { Field, FieldNote } from '../cases/fields.ts';
import type { CaseKind } from '../cases/kinds.ts';
import { eventTitleKey, placeTitleKey, regimeTitleKey, ruleTitleKey } from '../regimes/titleKey.ts';
import { obligationName, subjectName } from './clockName.ts';
import type { Translate } from './translate.ts';
import type { ValueWriters } from './writers.ts';

/** The words and the writers with which values become text. */
export interface ValueWords {
  t: Translate;
  write: Pick<ValueWriters, 'date' | 'moment' | 'number' | 'country' | 'list'>;
}

/** Where a value stands, for ids that mean something only there. */
export interface ValuePlace {
  kind: CaseKind;
  /** The group or row of a list that holds it. */
  row: unknown;
}

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A value of a record as people read it, by the note of its field, in the window, on the pages and in the PDFs of a pack;
 * undefined where there is nothing to read.
 */
export function textOf(
  note: FieldNote,
  value: unknown,
  { t, write }: ValueWords,
  place?: ValuePlace,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  switch (note.widget) {
    case 'text':
    case 'long':
    case 'file':
      return asText(value);
    case 'date':
      return write.date(asText(value));
    case 'moment':
      return write.moment(asText(value));
    case 'yesNo':
      return t(value === true ? 'registers:form.yes' : 'registers:form.no');
    case 'number':
      return write.number(Number(value));
    case 'country':
      return write.country(asText(value));
    case 'choice':
      return t(`choices:${note.choices}.${asText(value)}`);
    case 'choices': {
      const names = asList(value).map((one) => t(`choices:${note.choices}.${asText(one)}`));
      return names.length > 0 ? write.list(names) : undefined;
    }
    case 'regimes':
      return write.list(regimeTexts(value, t));
    case 'duration':
      return isRecord(value) ? durationText(value, t) : undefined;
    case 'count':
      return isRecord(value) ? countText(value, { t, write }) : undefined;
    case 'uncertainTime':
      return isRecord(value) ? timeText(value, { t, write }) : undefined;
    case 'person':
      return isRecord(value) ? asText(value.name) : undefined;
    case 'obligation':
      return obligationName(asText(value), t);
    case 'code':
      return codeText(note.names, asText(value), t, place);
  }
}

/** Each regime of a list with its place: `EU GDPR (Germany)`. */
export function regimeTexts(value: unknown, t: Translate): string[] {
  return asList(value)
    .filter(isRecord)
    .map(({ regime, place }) =>
      t('registers:inPlace', {
        regime: t(regimeTitleKey(asText(regime))),
        place: t(placeTitleKey(asText(place))),
      }),
    );
}

function durationText(value: Record<string, unknown>, t: Translate): string {
  return t('registers:amountOfTime', {
    amount: Number(value.amount),
    unit: t(`choices:durationUnit.${asText(value.unit)}`),
  });
}

function countText(value: Record<string, unknown>, { t, write }: ValueWords): string {
  if (value.state !== 'known') return t('registers:form.notKnownYet');
  const number = write.number(Number(value.value));
  return value.estimated === true ? t('registers:about', { number }) : number;
}

function timeText(value: Record<string, unknown>, { t, write }: ValueWords): string {
  const at = asText(value.at);
  if (!at) return t('registers:form.notKnownYet');
  const moment = write.moment(at);
  return value.certainty === 'estimated' ? t('registers:about', { number: moment }) : moment;
}

type CodeNames = Extract<FieldNote, { widget: 'code' }>['names'];

function codeText(names: CodeNames, code: string, t: Translate, place?: ValuePlace): string {
  switch (names) {
    case 'regime':
      return t(regimeTitleKey(code));
    case 'event':
      return t(eventTitleKey(code));
    case 'rule':
      return isRecord(place?.row) ? t(ruleTitleKey(asText(place.row.regime), code)) : code;
    case 'subject':
      return place ? subjectName(place.kind, code, t) : code;
    case 'state':
      return place ? t(`states:${place.kind}.${code}`) : code;
  }
}

/** Finds the field that a dotted path of a change belongs to; `rest` is what of the path lies inside its value. */
export function fieldAt(
  fields: Field[],
  path: string,
): { note: FieldNote; own: string; rest: string } | undefined {
  let here = fields;
  const parts = path.split('.');
  for (const [index, part] of parts.entries()) {
    if (/^\d+$/.test(part)) continue;
    const field = here.find(({ key }) => key === part);
    if (!field) return undefined;
    if (field.kind === 'leaf') {
      const cut = index + 1;
      return { note: field.note, own: parts.slice(0, cut).join('.'), rest: parts.slice(cut).join('.') };
    }
    here = field.fields;
  }
  return undefined;
}

/** A part of a value (`aware.at`, `effects.0`, `regimes.0.place`) as people read it. */
export function partText(
  note: FieldNote,
  rest: string,
  value: unknown,
  words: ValueWords,
): string | undefined {
  if (rest === '') return textOf(note, value, words);
  const { t, write } = words;
  if (typeof value === 'boolean') return t(value ? 'registers:form.yes' : 'registers:form.no');
  if (typeof value === 'number') return write.number(value);
  const text = asText(value);
  if (!text) return undefined;
  if (note.widget === 'choices') return t(`choices:${note.choices}.${text}`);
  const last = rest.split('.').at(-1);
  if (last === 'name') return text;
  if (last === 'regime') return t(regimeTitleKey(text));
  if (last === 'place') return t(placeTitleKey(text));
  if (last === 'certainty') return t(`choices:certainty.${text}`);
  if (last === 'unit') return t(`choices:durationUnit.${text}`);
  if (last === 'at') return write.moment(text);
  return text === 'notKnownYet' ? t('registers:form.notKnownYet') : undefined;
}
