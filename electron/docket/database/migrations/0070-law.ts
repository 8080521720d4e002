import type { Migration } from './migration.ts';

/**
 * The law of a docket: the parts that its clocks are computed under (`law_parts`), regimes and calendars that were loaded
 * from files (`law_files`), days of the organisation's own (`own_days`), and for each clock a fingerprint of the rule and
 * the calendars that it was computed with. Null: it was computed before this was noted.
 */
export const law: Migration = {
  version: 70,
  apply: (raw) => {
    raw.exec(`
      CREATE TABLE law_parts (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        hash TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (kind, name)
      ) STRICT;
      CREATE TABLE law_files (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        version TEXT NOT NULL,
        body BLOB NOT NULL,
        loaded_at TEXT NOT NULL,
        loaded_by TEXT NOT NULL,
        PRIMARY KEY (kind, name)
      ) STRICT;
      CREATE TABLE own_days (
        place TEXT NOT NULL,
        date TEXT NOT NULL,
        name TEXT NOT NULL,
        works INTEGER NOT NULL,
        PRIMARY KEY (place, date)
      ) STRICT;
      ALTER TABLE clocks ADD COLUMN law TEXT;
    `);
  },
};
