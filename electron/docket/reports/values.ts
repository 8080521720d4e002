import type { JsonObject, PackCase, PackClock, PackColumn } from '../packs/content.ts';
import type { ReportLanguage, Words } from './text.ts';

type Json = JsonObject[string];

/** The value at a dotted path of a record; undefined where any part is absent. Array positions are numbers. */
export function readPath(record: JsonObject, path: string): Json | undefined {
  let value: Json | undefined = record;
  for (const step of path.split('.')) {
    if (value === null || typeof value !== 'object') return undefined;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : undefined;
  }
  return value;
}

/**
 * A value as people read it, in one cell or line: lists parted by semicolons, parts of an object as `name: value`,
 * moments as `2026-11-22 09:30 +08:00`. Codes become words where the column has them.
 */
export function writeValue(value: Json | undefined, words: Words, column?: PackColumn): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return words(value ? 'reports:field.yes' : 'reports:field.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return column?.words?.[value] ?? writeTime(value);
  if (Array.isArray(value)) return value.map((item) => writeValue(item, words, column)).join('; ');
  return Object.entries(value)
    .map(([name, part]) => [name, writeValue(part, words, column)] as const)
    .filter(([, part]) => part !== '')
    .map(([name, part]) => `${name}: ${part}`)
    .join(', ');
}

/** The value of a column of a case, as people read it. */
export function writeColumn(entry: PackCase, column: PackColumn, words: Words): string {
  return writeValue(readPath(entry.record, column.path), words, column);
}

export function labelOf(column: PackColumn, language: ReportLanguage): string {
  return language === 'zh-CN' ? column.labelZh : column.label;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(:\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * A moment without the T and with its offset; a date or any other text stays as it is. Seconds are shown where they are
 * not zero. ISO order on purpose: an auditor of any country reads it the same way.
 */
export function writeTime(value: string): string {
  const match = MOMENT.exec(value);
  if (!match) return value;
  const [, date, minute, second, offset] = match;
  const seconds = second === ':00' ? '' : (second ?? '');
  return `${date} ${minute}${seconds} ${offset === 'Z' ? 'UTC' : offset}`;
}

/** The date of a moment, or the date itself. */
export function writeDate(value: string): string {
  return value.slice(0, 10);
}

/** The clock by which a case is listed; undefined without clocks. */
export function leadingOf({ clocks, leading }: PackCase): PackClock | undefined {
  return leading === undefined ? undefined : clocks[leading];
}

/** Signs that turn the direction of the text after them: with one `invoice[U+202E]gpj.exe` looks like `invoiceexe.jpg`. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text that can be read in any file: lone surrogates and control characters (but tab and line end) are replaced, and
 * signs that turn the direction of text stand as their number. Only JSON keeps the original.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(TURNS, (sign) => `[U+${sign.charCodeAt(0).toString(16).toUpperCase()}]`);
}
