import type { Law } from '#shared/clocks/question.ts';
import type { Why } from '#shared/contract/rulebook.ts';
import { HOUSE } from '#shared/regimes/house.ts';
import { type ClockLaw, calendarsOf, ruleVersions } from './fingerprint.ts';
import { hashOf } from './parts.ts';

/** Says what in the law makes a clock move: for each rule, calendar or day of one's own that differs, from what to what. */
export function explainMoves(before: Law, after: Law): (clock: ClockLaw) => Why[] {
  const known = new Map<string, Why[]>();
  return (clock) => {
    const key = `${clock.regime} ${clock.rule} ${clock.place}`;
    const reasons = known.get(key) ?? reasonsFor(before, after, clock);
    known.set(key, reasons);
    return reasons;
  };
}

function reasonsFor(before: Law, after: Law, clock: ClockLaw): Why[] {
  const found = [...ruleReasons(before, after, clock), ...calendarReasons(before, after, clock)];
  // The data are the same: the clock is older than the note of what it was computed with.
  return found.length > 0 ? found : [{ code: 'unnoted' }];
}

function ruleReasons(before: Law, after: Law, clock: ClockLaw): Why[] {
  const hashes = (law: Law) => ruleVersions(law, clock).map((rule) => hashOf(rule));
  const hasTarget = [before, after].some((law) => law.targets?.[clock.rule] !== undefined);
  if (clock.regime === HOUSE && hasTarget) {
    const target = (law: Law) => JSON.stringify(law.targets?.[clock.rule] ?? null);
    const isSame = target(before) === target(after) && String(hashes(before)) === String(hashes(after));
    return isSame ? [] : [{ code: 'target' }];
  }
  if (String(hashes(before)) === String(hashes(after))) return [];
  if (clock.regime === HOUSE) return [{ code: 'promise' }];
  const version = (law: Law) => law.regimes.find(({ id }) => id === clock.regime)?.version ?? '';
  return [{ code: 'rule', name: clock.regime, from: version(before), to: version(after) }];
}

function calendarReasons(before: Law, after: Law, clock: ClockLaw): Why[] {
  const places = new Set([before, after].flatMap((law) => calendarsOf(law, clock).map(({ place }) => place)));
  return [...places].flatMap((place) => reasonsIn(before, after, place));
}

function reasonsIn(before: Law, after: Law, place: string): Why[] {
  const find = (law: Law) => law.calendars.find((calendar) => calendar.place === place);
  const [old, fresh] = [find(before), find(after)];
  if (old && fresh && hashOf(old) === hashOf(fresh)) return [];
  const days = changedDays(before, after, place);
  const own: Why[] = days.length === 0 ? [] : [{ code: 'ownDays', name: place, days }];
  const isSameVersion = old?.version === fresh?.version;
  if (isSameVersion && own.length > 0) return own;
  return [{ code: 'calendar', name: place, from: old?.version ?? '', to: fresh?.version ?? '' }, ...own];
}

/** Dates of the organisation's own days that were added, taken away or changed. */
function changedDays(before: Law, after: Law, place: string): string[] {
  const texts = (law: Law) =>
    new Set(
      (law.ownDays ?? [])
        .filter((day) => day.place === place)
        .map((day) => `${day.date} ${day.works} ${day.name}`),
    );
  const [old, fresh] = [texts(before), texts(after)];
  const changed = [...old]
    .filter((text) => !fresh.has(text))
    .concat([...fresh].filter((text) => !old.has(text)));
  return [...new Set(changed.map((text) => text.slice(0, 10)))].sort();
}
