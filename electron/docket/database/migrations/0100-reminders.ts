import type { Migration } from './migration.ts';

/**
 * What each person was told of each clock (`reminders`): for which moment last, and until when it is put off. It goes with
 * its clock.
 */
export const reminders: Migration = {
  version: 100,
  apply: (raw) => {
    raw.exec(`
      CREATE TABLE reminders (
        clock_id TEXT NOT NULL REFERENCES clocks (id) ON DELETE CASCADE,
        person_id TEXT NOT NULL REFERENCES people (id),
        told_for TEXT,
        snoozed_until TEXT,
        PRIMARY KEY (clock_id, person_id)
      ) STRICT;
    `);
  },
};
