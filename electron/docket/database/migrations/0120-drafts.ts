import type { Migration } from './migration.ts';

/**
 * A draft belongs to a person and has the title by which that person knows it. Those from before go to the first person of
 * the docket; notes and tasks that a repair kept as drafts belong to nobody.
 */
export const drafts: Migration = {
  version: 120,
  apply: (raw) => {
    raw.exec(`
      ALTER TABLE drafts ADD COLUMN person_id TEXT REFERENCES people (id);
      ALTER TABLE drafts ADD COLUMN title TEXT NOT NULL DEFAULT '';
      UPDATE drafts SET person_id = (SELECT id FROM people ORDER BY created_at, id LIMIT 1)
        WHERE form NOT LIKE 'salvaged:%';
      DROP INDEX drafts_by_form;
      CREATE INDEX drafts_by_person ON drafts (person_id, updated_at);
    `);
  },
};
