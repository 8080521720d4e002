import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupsToDrop, type Keep, type KeptBackup, USUAL_KEEP } from '#docket/vault/retention.ts';

const DAY = 86_400_000;
const NOW = '2026-11-22T12:00:00.000Z';

function backup(madeAt: string, more: Partial<KeptBackup> = {}): KeptBackup {
  return { name: madeAt, madeAt, proven: true, milestone: false, ...more };
}

function ago(days: number, hours = 0): string {
  return new Date(Date.parse(NOW) - days * DAY - hours * 3_600_000).toISOString();
}

const someBackup = fc
  .record({
    minutes: fc.integer({ min: -3000, max: 200 * 24 * 60 }),
    proven: fc.boolean(),
    milestone: fc.boolean(),
    id: fc.integer(),
  })
  .map(({ minutes, proven, milestone, id }) => {
    const madeAt = new Date(Date.parse(NOW) - minutes * 60_000).toISOString();
    return { name: `${madeAt}-${id}`, madeAt, proven, milestone };
  });
const someBackups = fc.uniqueArray(someBackup, { selector: ({ name }) => name, maxLength: 60 });
const someKeep: fc.Arbitrary<Keep> = fc.record({
  today: fc.integer({ min: 1, max: 5 }),
  days: fc.integer({ min: 1, max: 10 }),
  weeks: fc.integer({ min: 1, max: 20 }),
});

function left(existing: readonly KeptBackup[], now = NOW, keep = USUAL_KEEP): KeptBackup[] {
  const dropped = new Set(backupsToDrop(existing, now, keep));
  return existing.filter(({ name }) => !dropped.has(name));
}

describe('of the automatic backups', () => {
  it('three of today are kept, one a day for a week, one a week for a quarter', () => {
    const hourly = Array.from({ length: 24 * 120 }, (_, hour) => backup(ago(0, hour)));
    const kept = left(hourly).map(({ madeAt }) => madeAt);
    expect(kept.slice(0, 3)).toEqual([ago(0, 0), ago(0, 1), ago(0, 2)]);
    // 22 November 2026 is a Sunday: the newest of each earlier day is the one of 23:00.
    expect(kept.slice(3, 10)).toEqual(Array.from({ length: 7 }, (_, day) => ago(day, 13)));
    expect(kept.slice(10).every((at) => at.endsWith('T23:00:00.000Z'))).toBe(true);
    expect(kept.length).toBe(3 + 7 + 13);
    expect(Date.parse(kept.at(-1) ?? '')).toBeGreaterThan(Date.parse(NOW) - 92 * DAY);
  });

  it('the newest proven one is never given up, however old it is and whatever is kept', () => {
    fc.assert(
      fc.property(someBackups, someKeep, (existing, keep) => {
        const proven = existing
          .filter((one) => one.proven)
          .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1));
        const past = proven.filter(({ madeAt }) => madeAt <= NOW);
        const dropped = backupsToDrop(existing, NOW, keep);
        for (const newest of [proven[0], past[0]]) {
          const rivals = proven.filter(({ madeAt }) => madeAt === newest?.madeAt).map(({ name }) => name);
          if (newest) expect(rivals.every((name) => dropped.includes(name))).toBe(false);
        }
      }),
    );
  });

  it('nothing more is given up when asked again, in whatever order the folder lists them', () => {
    fc.assert(
      fc.property(someBackups, someKeep, (existing, keep) => {
        const kept = left(existing, NOW, keep);
        expect(backupsToDrop(kept, NOW, keep)).toEqual([]);
        const other = backupsToDrop(existing.toReversed(), NOW, keep);
        expect(other.toSorted()).toEqual(backupsToDrop(existing, NOW, keep).toSorted());
      }),
    );
  });

  it('one that was not proven takes the place of none that was', () => {
    fc.assert(
      fc.property(someBackups, someKeep, (existing, keep) => {
        const proven = existing.filter((one) => one.proven);
        const keptOfAll = left(existing, NOW, keep).filter((one) => one.proven);
        expect(keptOfAll).toEqual(left(proven, NOW, keep));
      }),
    );
  });

  it('the number stays bounded, but for those before a migration and those dated after now', () => {
    fc.assert(
      fc.property(someBackups, someKeep, (existing, keep) => {
        const counted = left(existing, NOW, keep).filter((one) => !one.milestone && one.madeAt <= NOW);
        expect(counted.length).toBeLessThanOrEqual(keep.today + keep.days + keep.weeks + 1 + 1 + 2);
      }),
    );
  });

  it('a year of closing the docket leaves one for every week of the last quarter', () => {
    const random = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 100, maxLength: 200 });
    fc.assert(
      fc.property(random, (pauses) => {
        let existing: KeptBackup[] = [];
        const weeks = new Set<number>();
        let moment = Date.parse('2026-01-05T00:00:00.000Z');
        const first = moment;
        for (const pause of pauses) {
          moment += pause * 3_600_000 + 1;
          const now = new Date(moment).toISOString();
          weeks.add(Math.floor((moment - first) / (7 * DAY)));
          existing = left([...existing, backup(now)], now);
          expect(existing.some(({ madeAt }) => madeAt === now)).toBe(true);
        }
        const thisWeek = Math.floor((moment - first) / (7 * DAY));
        const held = new Set(
          existing.map(({ madeAt }) => Math.floor((Date.parse(madeAt) - first) / (7 * DAY))),
        );
        for (const week of weeks)
          if (week < thisWeek && week > thisWeek - 13) expect(held.has(week)).toBe(true);
      }),
      { numRuns: 8 },
    );
  });

  it('a day is a day where the machine stands', () => {
    const evening = backup('2026-11-21T17:00:00.000Z');
    const later = [1, 2, 3].map((hour) => backup(ago(0, hour)));
    expect(backupsToDrop([evening, ...later], NOW, USUAL_KEEP, 'UTC')).toEqual([]);
    // In Shanghai it is one o'clock of the same Sunday: the fourth of today.
    expect(backupsToDrop([evening, ...later], NOW, USUAL_KEEP, 'Asia/Shanghai')).toEqual([evening.name]);
  });
});
