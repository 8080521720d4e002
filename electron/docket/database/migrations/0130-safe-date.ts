import type { Migration } from './migration.ts';

/**
 * `clocks.safe_at`: the earliest end of a deadline over all readings of the law. Reminders follow it, and lists where the
 * organisation leads by it.
 */
export const safeDate: Migration = {
  version: 130,
  apply: (raw) => {
    raw.exec(`
      ALTER TABLE clocks ADD COLUMN safe_at TEXT;
      UPDATE clocks SET safe_at = CASE
        WHEN result ->> '$.outcome' = 'deadline' THEN min(due_at, coalesce((
          SELECT min(strftime('%Y-%m-%dT%H:%M:%fZ', value ->> '$.due'))
          FROM json_each(clocks.result, '$.alternatives')), due_at))
        ELSE due_at END
      WHERE result IS NOT NULL;
      CREATE INDEX clocks_by_safe_date ON clocks (state, safe_at);
    `);
  },
};
