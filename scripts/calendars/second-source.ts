import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { differences } from './differences.ts';

const file = join(import.meta.dirname, '../../test/fixtures/second-calendars.json');

const fixtureSchema = z.object({
  source: z.string(),
  places: z.record(z.string(), z.record(z.string(), z.string())),
});

const fixture = fixtureSchema.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Days off of a place by the second source, of 2024 to 2027; undefined for a place that it does not know. */
export function secondDays(place: string): Set<string> | undefined {
  const years = fixture.places[place];
  if (!years) return undefined;
  return new Set(
    Object.entries(years).flatMap(([year, days]) => days.split(' ').map((day) => `${year}-${day}`)),
  );
}

/** The days on which a place and its second source are known to disagree: off here only, and off there only. */
export function knownDifferences(place: string): { here: string[]; there: string[] } {
  const own = differences.filter(({ places }) => places.split(' ').includes(place));
  const days = (text: string | undefined) => (text ? text.split(' ') : []);
  return {
    here: own.flatMap(({ here }) => days(here)),
    there: own.flatMap(({ there }) => days(there)),
  };
}

/** What the file of a calendar says of the comparison. */
export function comparison(place: string): string {
  const { here, there } = knownDifferences(place);
  const days = here.length + there.length;
  const number = days === 1 ? '1 day' : `${days} days`;
  const differing = days > 0 ? `, differs on ${number} (scripts/calendars/differences.ts)` : '';
  return `compared day by day with ${fixture.source}, 2024 to 2027${differing}`;
}
