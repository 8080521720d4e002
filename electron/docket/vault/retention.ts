import { Temporal } from 'temporal-polyfill';

/** How many backups are kept: so many of today, one a day for so many days, one a week for so many weeks. */
export interface Keep {
  today: number;
  days: number;
  weeks: number;
}

/** Three of today, one a day for a week, one a week for a quarter. */
export const USUAL_KEEP: Keep = { today: 3, days: 7, weeks: 13 };

/** Backups that were not proven and are kept to be looked at: more of them tell nothing new, and each is a whole docket. */
const UNPROVEN_KEPT = 2;

/** A backup as the retention sees it. */
export interface KeptBackup {
  name: string;
  /** When it was made, ISO in UTC. */
  madeAt: string;
  /** It was opened after writing and held what it should. */
  proven: boolean;
  /** Made before something that cannot be taken back (a migration, a rotation): kept as long as the weekly ones. */
  milestone: boolean;
}

interface Dated extends KeptBackup {
  /** Calendar days before today in the zone; 0 is today. */
  age: number;
  /** The Monday of its week. */
  week: string;
}

/** The newest of each group, as names. */
function newestOfEach(backups: readonly Dated[], groupOf: (backup: Dated) => string | number): string[] {
  const newest = new Map<string | number, string>();
  for (const backup of backups) {
    const group = groupOf(backup);
    if (!newest.has(group)) newest.set(group, backup.name);
  }
  return [...newest.values()];
}

/** Newest first; those of one moment by name, so that the answer never depends on the order of a folder. */
function byAge(a: KeptBackup, b: KeptBackup): number {
  if (a.madeAt !== b.madeAt) return a.madeAt < b.madeAt ? 1 : -1;
  return a.name < b.name ? 1 : -1;
}

/**
 * The names of the backups that may be deleted. Never among them: the newest proven one, and one that is dated after
 * `now` (a clock was wrong once; such a backup neither counts nor is judged). A backup that was not proven takes the
 * place of none that was. Days and weeks are those of `zone`; a week begins on Monday. `now` is ISO with an offset.
 */
export function backupsToDrop(
  existing: readonly KeptBackup[],
  now: string,
  keep: Keep = USUAL_KEEP,
  zone = 'UTC',
): string[] {
  const moment = Temporal.Instant.from(now);
  const today = moment.toZonedDateTimeISO(zone).toPlainDate();
  const past = existing
    .filter(({ madeAt }) => Temporal.Instant.compare(Temporal.Instant.from(madeAt), moment) <= 0)
    .toSorted(byAge)
    .map((backup): Dated => {
      const day = Temporal.Instant.from(backup.madeAt).toZonedDateTimeISO(zone).toPlainDate();
      const week = day.subtract({ days: day.dayOfWeek - 1 }).toString();
      return { ...backup, age: day.until(today).days, week };
    });
  const proven = past.filter((backup) => backup.proven);
  const recent = proven.filter(({ age }) => age <= keep.weeks * 7);
  const kept = new Set([
    ...proven.slice(0, 1).map(({ name }) => name),
    ...past
      .filter((backup) => !backup.proven)
      .slice(0, UNPROVEN_KEPT)
      .map(({ name }) => name),
    ...recent.filter(({ milestone }) => milestone).map(({ name }) => name),
    ...proven
      .filter(({ age }) => age === 0)
      .slice(0, keep.today)
      .map(({ name }) => name),
    ...newestOfEach(
      proven.filter(({ age }) => age > 0 && age <= keep.days),
      ({ age }) => age,
    ),
    ...newestOfEach(
      recent.filter(({ age }) => age > keep.days),
      ({ week }) => week,
    ),
  ]);
  return past.map(({ name }) => name).filter((name) => !kept.has(name));
}
