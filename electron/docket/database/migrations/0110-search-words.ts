import type { Migration } from './migration.ts';

/**
 * The words of `case_text` are found whole, as they stand between its spaces. Left to itself FTS5 divides them by its own
 * older Unicode: at the vowel signs of many scripts, and at letters that were signs then, which nobody could find.
 */
export const searchWords: Migration = {
  version: 110,
  apply: (raw) => {
    raw.exec(`
      DROP TABLE case_search;
      CREATE VIRTUAL TABLE case_search USING fts5(
        body, content = 'case_text', content_rowid = 'id',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* P* S* Co'"
      );
      INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', 1);
      INSERT INTO case_search (case_search) VALUES ('rebuild');
    `);
  },
};
