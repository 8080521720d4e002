import type { Migration } from './migration.ts';

/** Frozen here on purpose: a migration must do for ever what it did when it was released. */
function spreadCharacters(text: string): string {
  const spread = text.normalize('NFKC').replace(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/gu, ' $& ');
  return (spread.match(/[\p{L}\p{N}\p{Co}\p{M}]+/gu) ?? []).join(' ');
}

/**
 * Search over cases: the text lies in `case_text`, the FTS5 index `case_search` points to it and can be rebuilt from it
 * at any time. `secure-delete` removes deleted words from the index itself, not only from the table.
 */
export const search: Migration = {
  version: 30,
  apply: (raw) => {
    raw.exec(`
      CREATE TABLE case_text (
        id INTEGER PRIMARY KEY,
        case_id TEXT NOT NULL UNIQUE REFERENCES cases (id) ON DELETE CASCADE,
        body TEXT NOT NULL
      ) STRICT;

      CREATE VIRTUAL TABLE case_search USING fts5(
        body, content = 'case_text', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
      );
      INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);

      CREATE TRIGGER case_text_inserted AFTER INSERT ON case_text BEGIN
        INSERT INTO case_search (rowid, body) VALUES (NEW.id, NEW.body);
      END;
      CREATE TRIGGER case_text_deleted AFTER DELETE ON case_text BEGIN
        INSERT INTO case_search (case_search, rowid, body) VALUES ('delete', OLD.id, OLD.body);
      END;
      CREATE TRIGGER case_text_updated AFTER UPDATE ON case_text BEGIN
        INSERT INTO case_search (case_search, rowid, body) VALUES ('delete', OLD.id, OLD.body);
        INSERT INTO case_search (rowid, body) VALUES (NEW.id, NEW.body);
      END;
    `);
    const cases = raw
      .prepare<[], { id: string; text: string }>(
        "SELECT id, ref || ' ' || title || ' ' || party AS text FROM cases",
      )
      .all();
    const insert = raw.prepare('INSERT INTO case_text (case_id, body) VALUES (?, ?)');
    for (const { id, text } of cases) insert.run(id, spreadCharacters(text));
  },
};
