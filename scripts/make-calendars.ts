// Writes resources/calendars/*.json from two well-kept libraries, what is known to be wrong in them, and lists of our
// own for places that neither has right; the days of a second source (calendars/second-source.py) are compared in the
// tests: `node scripts/make-calendars.ts [YYYY-MM-DD]`. The date is
// the version of the files; without it the version of the files that are there is kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import { type Calendar, calendarSchema } from '../shared/regimes/calendar.ts';
import { places } from '../shared/text/en/places.ts';
import { corrections } from './calendars/corrections.ts';
import { shiftDate } from './calendars/dates.ts';
import { type ListedPlace, listedPlaces } from './calendars/listed.ts';
import { type ComputedPlace, computedPlaces } from './calendars/places.ts';
import { comparison } from './calendars/second-source.ts';

type Day = Calendar['holidays'][number];

const root = join(import.meta.dirname, '..');
const folder = join(root, 'resources', 'calendars');
const require = createRequire(import.meta.url);

// China announces each year's days in the autumn before; only announced years may be covered.
const announcedYears = { from: 2024, to: 2026 };

interface ChineseDays {
  holidays: Record<string, string>;
  workdays: Record<string, string>;
}

function versionOf(packageName: string): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(join(root, 'node_modules', packageName, 'package.json'), 'utf8'),
  );
  return `${packageName} ${manifest.version}`;
}

function sortDays(days: Day[]): Day[] {
  return days.sort((a, b) => a.date.localeCompare(b.date));
}

/** One day per date: two holidays that fall together keep both names. */
function mergeDays(days: Day[]): Day[] {
  const names = new Map<string, Set<string>>();
  for (const day of days) names.set(day.date, (names.get(day.date) ?? new Set()).add(day.name));
  return sortDays([...names].map(([date, set]) => ({ date, name: [...set].join(', ') })));
}

const titles = new Map(Object.entries(places));

function titleOf(place: string): string {
  const title = titles.get(place);
  if (!title) throw new Error(`${place} has no name in shared/text/en/places.ts`);
  return title;
}

/** The public holidays of a year; one that lasts days is given by its days, and a part of a day off is none. */
function publicDays(library: Holidays, year: number): Day[] {
  const days: Day[] = [];
  for (const holiday of library.getHolidays(year)) {
    if (holiday.type !== 'public') continue;
    const first = holiday.date.slice(0, 10);
    const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000);
    for (let day = 0; day < length; day += 1) days.push({ date: shiftDate(first, day), name: holiday.name });
  }
  return days;
}

function computePlace({ place, zone, from, to }: ComputedPlace, version: string): Calendar {
  const [country = '', region] = place.split('-');
  const library = region ? new Holidays(country, region) : new Holidays(country);
  const correction = corrections[place];
  const days: Day[] = [];
  for (let year = from; year <= to; year += 1) {
    const found = publicDays(library, year);
    days.push(...(correction ? correction.correct(found, year) : found));
  }
  const corrected = correction ? `; corrected: ${correction.source}` : '';
  return {
    ...calendarOf(place, zone, version, from, to),
    source: `${versionOf('date-holidays')} (data CC BY-SA 3.0), public holidays${corrected}; ${comparison(place)}`,
    // What a correction moved into a neighbouring year is in that year's own list, or not covered.
    holidays: mergeDays(days).filter(({ date }) => `${from}` <= date && date < `${to + 1}`),
  };
}

function listPlace({ place, zone, source, from, to, days }: ListedPlace, version: string): Calendar {
  const listed = Object.entries(days).flatMap(([name, dates]) => dates.map((date) => ({ date, name })));
  return {
    ...calendarOf(place, zone, version, from, to),
    source: `${source}; ${comparison(place)}`,
    holidays: mergeDays(listed),
  };
}

function calendarOf(place: string, zone: string, version: string, from: number, to: number) {
  return {
    format: 'privacy-docket-calendar/1' as const,
    place,
    zone,
    title: titleOf(place),
    version,
    coverage: [{ from: `${from}-01-01`, to: `${to}-12-31`, basis: 'computed' as const }],
    weekend: [6, 7],
    workdays: [],
  };
}

function announcedDays(days: Record<string, string>): Day[] {
  const inYears = Object.entries(days).filter(([date]) => {
    const year = Number(date.slice(0, 4));
    return announcedYears.from <= year && year <= announcedYears.to;
  });
  // A value reads 'Spring Festival,春节,4': the name in English, in Chinese, the length of the holiday.
  return sortDays(inYears.map(([date, value]) => ({ date, name: value.split(',')[1] ?? value })));
}

function announceChina(version: string): Calendar {
  const data: ChineseDays = require('chinese-days/dist/chinese-days.json');
  return {
    format: 'privacy-docket-calendar/1',
    place: 'CN',
    zone: 'Asia/Shanghai',
    title: 'China',
    version,
    source: `yearly notices of the State Council General Office, by ${versionOf('chinese-days')} (MIT); compared day by day with ${versionOf('tyme4ts')} (MIT)`,
    coverage: [
      { from: `${announcedYears.from}-01-01`, to: `${announcedYears.to}-12-31`, basis: 'published' },
    ],
    weekend: [6, 7],
    holidays: announcedDays(data.holidays),
    workdays: announcedDays(data.workdays),
  };
}

/** One day a line: the files are read by people when a day is in doubt. */
function calendarText(calendar: Calendar): string {
  const day = /\{\n\s+("date": "[^"]+"),\n\s+("name": .+)\n\s+\}/g;
  return `${JSON.stringify(calendar, null, 1).replace(day, '{ $1, $2 }')}\n`;
}

function keptVersion(): string | undefined {
  const file = join(folder, 'CN.json');
  if (!existsSync(file)) return undefined;
  return calendarSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).version;
}

const version = process.argv[2] ?? keptVersion();
if (!version) {
  console.error('There is no calendar yet: give the version as a date, YYYY-MM-DD.');
  process.exit(2);
}
for (const calendar of [
  ...computedPlaces.map((place) => computePlace(place, version)),
  ...listedPlaces.map((place) => listPlace(place, version)),
  announceChina(version),
]) {
  const checked = calendarSchema.parse(calendar);
  writeFileSync(join(folder, `${checked.place}.json`), calendarText(checked));
  console.log(
    `${checked.place}: ${checked.holidays.length} holidays, ${checked.workdays.length} adjusted days`,
  );
}
