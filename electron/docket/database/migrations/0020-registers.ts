import type { Migration } from './migration.ts';

/** The four registers of cases and everything that hangs on a case. */
export const registers: Migration = {
  version: 20,
  apply: (raw) => {
    raw.exec(`
      CREATE TABLE cases (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('request', 'incident', 'agreement', 'transfer')),
        ref TEXT NOT NULL UNIQUE,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        state TEXT NOT NULL,
        title TEXT NOT NULL,
        party TEXT NOT NULL,
        opened_on TEXT NOT NULL,
        due_at TEXT,
        waiting_for TEXT,
        closed_at TEXT,
        version INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        record TEXT NOT NULL CHECK (json_valid(record)),
        UNIQUE (kind, year, number)
      ) STRICT;
      CREATE INDEX cases_by_due ON cases (kind, due_at, ref);
      CREATE INDEX cases_by_opened ON cases (kind, opened_on, ref);
      CREATE INDEX cases_by_ref ON cases (kind, ref);
      CREATE INDEX cases_by_state ON cases (kind, state, ref);
      CREATE INDEX cases_by_title ON cases (kind, lower(title), ref);
      CREATE INDEX cases_by_updated ON cases (kind, updated_at, ref);
      CREATE INDEX cases_waiting ON cases (kind, ref) WHERE waiting_for IS NOT NULL;

      CREATE TABLE clocks (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        subject TEXT NOT NULL,
        regime TEXT NOT NULL,
        rule TEXT NOT NULL,
        place TEXT NOT NULL,
        events TEXT NOT NULL CHECK (json_valid(events)),
        extended INTEGER NOT NULL CHECK (extended IN (0, 1)),
        started_at TEXT,
        due_at TEXT,
        due_date TEXT,
        state TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'paused', 'met', 'stopped')),
        met_at TEXT,
        result TEXT CHECK (result IS NULL OR json_valid(result)),
        UNIQUE (case_id, regime, rule, subject)
      ) STRICT;
      CREATE INDEX clocks_by_due ON clocks (state, due_at, id);
      CREATE INDEX clocks_by_date ON clocks (due_date, id);

      CREATE TABLE tasks (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        title TEXT NOT NULL,
        due_on TEXT,
        assignee TEXT,
        done_at TEXT,
        done_by TEXT,
        created_at TEXT NOT NULL,
        origin TEXT NOT NULL
      ) STRICT;
      CREATE INDEX tasks_by_case ON tasks (case_id, created_at);
      CREATE INDEX open_tasks_by_due ON tasks (due_on, id) WHERE done_at IS NULL;

      CREATE TABLE notes (
        id TEXT PRIMARY KEY,
        case_id TEXT NOT NULL REFERENCES cases (id),
        text TEXT NOT NULL,
        person_name TEXT NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX notes_by_case ON notes (case_id, created_at);

      CREATE TABLE files (
        id TEXT PRIMARY KEY,
        sha512 TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        stored_as TEXT NOT NULL UNIQUE,
        key BLOB NOT NULL,
        header BLOB NOT NULL,
        added_at TEXT NOT NULL
      ) STRICT;

      CREATE TABLE case_files (
        case_id TEXT NOT NULL REFERENCES cases (id),
        file_id TEXT NOT NULL REFERENCES files (id),
        name TEXT NOT NULL,
        added_at TEXT NOT NULL,
        added_by TEXT NOT NULL,
        PRIMARY KEY (case_id, file_id)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX case_files_by_file ON case_files (file_id);

      CREATE TABLE links (
        from_case TEXT NOT NULL REFERENCES cases (id),
        to_case TEXT NOT NULL REFERENCES cases (id),
        relation TEXT NOT NULL,
        PRIMARY KEY (from_case, to_case, relation),
        CHECK (from_case <> to_case)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX links_by_target ON links (to_case);

      CREATE TABLE drafts (
        id TEXT PRIMARY KEY,
        form TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        updated_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX drafts_by_form ON drafts (form, updated_at);
    `);
  },
};
