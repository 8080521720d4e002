// Writes resources/calendars/*.json from two well-kept libraries: `node scripts/make-calendars.ts [YYYY-MM-DD]`.
// The date is the version of the files; without it the version of the files that are there is kept.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Holidays from 'date-holidays';
import { type Calendar, calendarSchema } from '../shared/regimes/calendar.ts';

interface ComputedPlace {
  place: string;
  country: string;
  region?: string;
  zone: string;
  title: string;
}

type Day = Calendar['holidays'][number];

const root = join(import.meta.dirname, '..');
const folder = join(root, 'resources', 'calendars');
const require = createRequire(import.meta.url);

// National holidays of these places follow from statutes (fixed dates and Easter), so that years to come are known
// but for days that are proclaimed once. No region is taken: a holiday of one German Land is none of the whole.
const computedYears = { from: 2019, to: 2028 };
const computedPlaces: ComputedPlace[] = [
  { place: 'AT', country: 'AT', zone: 'Europe/Vienna', title: 'Austria' },
  { place: 'BE', country: 'BE', zone: 'Europe/Brussels', title: 'Belgium' },
  { place: 'DE', country: 'DE', zone: 'Europe/Berlin', title: 'Germany (national holidays)' },
  { place: 'GB-ENG', country: 'GB', region: 'ENG', zone: 'Europe/London', title: 'England' },
];

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

function computePlace(place: ComputedPlace, version: string): Calendar {
  const source = place.region ? new Holidays(place.country, place.region) : new Holidays(place.country);
  const days: Day[] = [];
  for (let year = computedYears.from; year <= computedYears.to; year += 1) {
    for (const holiday of source.getHolidays(year)) {
      if (holiday.type === 'public') days.push({ date: holiday.date.slice(0, 10), name: holiday.name });
    }
  }
  return {
    format: 'privacy-docket-calendar/1',
    place: place.place,
    zone: place.zone,
    title: place.title,
    version,
    source: `${versionOf('date-holidays')} (data CC BY-SA 3.0), public holidays`,
    coverage: [{ from: `${computedYears.from}-01-01`, to: `${computedYears.to}-12-31`, basis: 'computed' }],
    weekend: [6, 7],
    holidays: mergeDays(days),
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
    source: `yearly notices of the State Council General Office, by ${versionOf('chinese-days')} (MIT)`,
    coverage: [
      { from: `${announcedYears.from}-01-01`, to: `${announcedYears.to}-12-31`, basis: 'published' },
    ],
    weekend: [6, 7],
    holidays: announcedDays(data.holidays),
    workdays: announcedDays(data.workdays),
  };
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
  announceChina(version),
]) {
  const checked = calendarSchema.parse(calendar);
  writeFileSync(join(folder, `${checked.place}.json`), `${JSON.stringify(checked, null, 1)}\n`);
  console.log(
    `${checked.place}: ${checked.holidays.length} holidays, ${checked.workdays.length} adjusted days`,
  );
}
