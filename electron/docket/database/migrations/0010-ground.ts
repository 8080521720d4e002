import type { Migration } from './migration.ts';

/** What a docket is before it has a case: who, which keys, the settings, and the trail with its guards. */
export const ground: Migration = {
  version: 10,
  apply: (raw) => {
    raw.exec(`
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

      CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL CHECK (json_valid(value))) STRICT, WITHOUT ROWID;

      CREATE TABLE people (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('officer', 'responder', 'auditor')),
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE keys (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL,
        public_key BLOB NOT NULL,
        secret_key BLOB NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE trail (
        seq INTEGER PRIMARY KEY,
        format INTEGER NOT NULL,
        at TEXT NOT NULL,
        zone TEXT NOT NULL,
        person_id TEXT NOT NULL,
        person_name TEXT NOT NULL,
        action TEXT NOT NULL,
        case_id TEXT,
        case_ref TEXT,
        details TEXT NOT NULL CHECK (json_valid(details)),
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL UNIQUE
      ) STRICT;
      CREATE INDEX trail_by_case ON trail (case_id, seq);

      CREATE TRIGGER trail_refuses_update BEFORE UPDATE ON trail
        BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
      CREATE TRIGGER trail_refuses_delete BEFORE DELETE ON trail
        BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
      CREATE TRIGGER trail_refuses_replace BEFORE INSERT ON trail
        WHEN EXISTS (SELECT 1 FROM trail WHERE seq = NEW.seq OR hash = NEW.hash)
        BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END;
    `);
  },
};
