import { Temporal } from 'temporal-polyfill';
import type { Field, FieldNote } from '#shared/cases/fields.ts';
import type { CaseKind } from '#shared/cases/kinds.ts';
import { fieldKey, groupKey } from '#shared/text/fieldKey.ts';
import { asList, asText, isRecord, regimeTexts, textOf } from '#shared/text/values.ts';
import { ONE_CELL_LIST } from '../exchange/targets.ts';
import type { Speech } from './text.ts';

/** One column of a table for a spreadsheet: each cell holds one thing, a date as a date and a number as a number. */
export interface CsvColumn {
  label: string;
  /** The cell for a record, or for a row of a list. */
  read: (row: unknown) => string;
}

/** Between several words in one cell. */
const BETWEEN = '; ';

/** The columns of some fields; a list, which has a table of its own, gives the number of its rows. */
export function columnsOf(
  kind: CaseKind,
  fields: readonly Field[],
  base: string,
  speech: Speech,
): CsvColumn[] {
  return fields.flatMap((field) => columnsOfField(kind, field, base, base, speech));
}

function columnsOfField(
  kind: CaseKind,
  field: Field,
  base: string,
  within: string,
  speech: Speech,
): CsvColumn[] {
  const { words, t } = speech;
  const path = base ? `${base}.${field.key}` : field.key;
  const inside = (column: CsvColumn): CsvColumn => ({
    ...column,
    read: (row) => column.read(isRecord(row) ? row[field.key] : undefined),
  });
  if (field.kind === 'group') {
    return field.fields.flatMap((inner) => columnsOfField(kind, inner, path, within, speech).map(inside));
  }
  if (field.kind === 'list') {
    const label = t(groupKey(kind, path));
    const number = { label: words('reports:csv.rows', { label }), read: (rows: unknown) => countOf(rows) };
    return [...namesIn(field, label, speech), number].map(inside);
  }
  // Named as an import names its columns.
  const own = t(fieldKey(kind, path));
  const label = base === within ? own : t('registers:within', { whole: t(groupKey(kind, base)), part: own });
  // What an id stands for may depend on what stands beside it.
  if (field.note.widget === 'code' || field.note.widget === 'obligation') {
    const read = (row: unknown) =>
      isRecord(row) ? (textOf(field.note, row[field.key], speech, { kind, row }) ?? '') : '';
    return [{ label, read }];
  }
  return partsOf(field.note, label, speech).map(inside);
}

const countOf = (rows: unknown): string => String(asList(rows).length);

/** The list whose rows an import reads from one cell is written into one cell, too, by what each row is about. */
function namesIn(list: Extract<Field, { kind: 'list' }>, label: string, speech: Speech): CsvColumn[] {
  const each = list.fields.find(({ key }) => key === ONE_CELL_LIST.each);
  if (list.key !== ONE_CELL_LIST.name || each?.kind !== 'leaf') return [];
  const { note } = each;
  const nameOf = (row: unknown) => (isRecord(row) ? (textOf(note, row[each.key], speech) ?? '') : '');
  return [{ label, read: (rows) => asList(rows).map(nameOf).join(BETWEEN) }];
}

/** The columns of one value: as many as it has parts. */
function partsOf(note: FieldNote, label: string, speech: Speech): CsvColumn[] {
  const { words, t, write, zone } = speech;
  const timeLabel = (of: string) => words('reports:csv.time', { label: of, zone: write.zone(zone) });
  const part = (value: unknown, key: string) => (isRecord(value) ? value[key] : undefined);
  switch (note.widget) {
    case 'moment':
      return [
        { label, read: (value) => dateIn(value, zone) },
        { label: timeLabel(label), read: (value) => timeIn(value, zone) },
      ];
    case 'uncertainTime':
      return [
        {
          label,
          read: (value) => dateIn(part(value, 'at'), zone) || certaintyWord(part(value, 'certainty'), t),
        },
        { label: timeLabel(label), read: (value) => timeIn(part(value, 'at'), zone) },
        {
          label: words('reports:csv.certainty', { label }),
          read: (value) => certaintyWord(part(value, 'certainty'), t),
        },
      ];
    case 'date':
      return [{ label, read: asText }];
    case 'number':
      return [{ label, read: numberIn }];
    case 'count':
      return [
        { label, read: (value) => numberIn(part(value, 'value')) || certaintyOfCount(value, t) },
        { label: words('reports:csv.certainty', { label }), read: (value) => certaintyOfCount(value, t) },
      ];
    case 'choices': {
      const { choices } = note;
      const nameOf = (one: unknown) => t(`choices:${choices}.${asText(one)}`);
      return [{ label, read: (value) => asList(value).map(nameOf).join(BETWEEN) }];
    }
    case 'regimes':
      return [{ label, read: (value) => regimeTexts(value, t).join(BETWEEN) }];
    default:
      return [{ label, read: (value) => textOf(note, value, speech) ?? '' }];
  }
}

function certaintyWord(certainty: unknown, t: Speech['t']): string {
  return asText(certainty) === '' ? '' : t(`choices:certainty.${asText(certainty)}`);
}

function certaintyOfCount(value: unknown, t: Speech['t']): string {
  if (!isRecord(value)) return '';
  if (value.state !== 'known') return t('choices:certainty.notKnownYet');
  return t(`choices:certainty.${value.estimated === true ? 'estimated' : 'exact'}`);
}

const numberIn = (value: unknown): string => (typeof value === 'number' ? String(value) : '');

/** The date of a moment in a zone, or a date as it is: `2026-11-20`. */
export function dateIn(value: unknown, zone: string): string {
  const text = asText(value);
  return text.includes('T')
    ? Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainDate().toString()
    : text;
}

/** The time of day of a moment in a zone, `09:00`; empty for a date. Seconds stand where they are not zero. */
export function timeIn(value: unknown, zone: string): string {
  const text = asText(value);
  if (!text.includes('T')) return '';
  const time = Temporal.Instant.from(text).toZonedDateTimeISO(zone).toPlainTime();
  return time.toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });
}
