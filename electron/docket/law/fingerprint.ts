import type { Law } from '#shared/clocks/question.ts';
import type { Calendar } from '#shared/regimes/calendar.ts';
import { HOUSE } from '#shared/regimes/house.ts';
import type { Rule } from '#shared/regimes/regime.ts';
import { hashOf, sha256 } from './parts.ts';

/** What of the law a clock is computed with. */
export interface ClockLaw {
  regime: string;
  rule: string;
  place: string;
}

/** Every version of a rule, in force or proposed. */
export function ruleVersions(law: Law, { regime, rule }: Pick<ClockLaw, 'regime' | 'rule'>): Rule[] {
  return law.regimes.find(({ id }) => id === regime)?.rules.filter(({ id }) => id === rule) ?? [];
}

/** The calendars that a clock may ask: of its place, of the country, and those that a version of its rule names. */
export function calendarsOf(law: Law, clock: ClockLaw): Calendar[] {
  const sets = ruleVersions(law, clock).flatMap((rule) => [
    rule.holidaySet,
    ...rule.alternatives.flatMap(({ change }) => change.holidaySet ?? []),
  ]);
  const named = new Set(sets.map((set) => placeOfSet(set, clock.place)));
  const places = new Set([clock.place, ...named]);
  return law.calendars.filter(({ place }) => places.has(place));
}

function placeOfSet(set: string, place: string): string {
  if (set === 'place') return place;
  return set === 'country' ? place.slice(0, 2) : set;
}

const known = new WeakMap<Law, Map<string, string>>();

/**
 * Names the data that a clock is computed with: all versions of its rule, its calendars with the organisation's own days,
 * and the organisation's target. Two laws that give the same fingerprint give the clock the same date.
 */
export function fingerprintOf(law: Law, clock: ClockLaw): string {
  const prints = known.get(law) ?? new Map<string, string>();
  known.set(law, prints);
  const key = `${clock.regime} ${clock.rule} ${clock.place}`;
  const print = prints.get(key) ?? sha256(dataOf(law, clock)).slice(0, 32);
  prints.set(key, print);
  return print;
}

function dataOf(law: Law, clock: ClockLaw) {
  const target = clock.regime === HOUSE ? law.targets?.[clock.rule] : undefined;
  return {
    rules: ruleVersions(law, clock).map((rule) => hashOf(rule)),
    calendars: calendarsOf(law, clock).map((calendar) => hashOf(calendar)),
    ...(target ? { target: { ...target } } : {}),
  };
}
