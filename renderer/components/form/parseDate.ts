import { Temporal } from 'temporal-polyfill';

const forms = [
  /^(?<year>\d{4})[-/.年 ](?<month>\d{1,2})[-/.月 ](?<day>\d{1,2})日?$/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})$/,
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
];

/**
 * Reads a typed date as `YYYY-MM-DD`: year first with any separator, eight digits, or `26.11.2026`. Dates with slashes
 * and the year last are refused, because half of the world reads them the other way round. Null when it is no date.
 */
export function parseDate(typed: string): string | null {
  const groups = forms.map((form) => form.exec(typed.trim())?.groups).find((match) => match !== undefined);
  if (!groups) return null;
  const { year, month, day } = groups;
  try {
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(date, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
