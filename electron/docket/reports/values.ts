import type { PackCase, PackClock } from '../packs/content.ts';
import type { Speech } from './text.ts';

/** The clock by which a case is listed; undefined without clocks. */
export function leadingOf({ clocks, leading }: PackCase): PackClock | undefined {
  return leading === undefined ? undefined : clocks[leading];
}

/** Whether the time of day of a clock matters: it is counted in hours. */
export function isByHours({ unit, due }: PackClock): boolean {
  return unit === 'hour' && due !== undefined;
}

/** When a clock ends, in the zone of the report: a date, and the hour where it is counted in hours; empty without a date. */
export function writeDue(clock: PackClock | undefined, { write }: Speech): string {
  if (clock?.due !== undefined && isByHours(clock)) return write.moment(clock.due);
  return clock?.dueDate === undefined ? '' : write.date(clock.dueDate);
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
