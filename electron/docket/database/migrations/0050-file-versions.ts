import type { Migration } from './migration.ts';

/**
 * An attachment may take the place of another on its case. `replaces` has no foreign key: the content that was replaced
 * may be deleted later, and its hash stays as what is known of it.
 */
export const fileVersions: Migration = {
  version: 50,
  apply: (raw) => {
    raw.exec(`
      ALTER TABLE case_files ADD COLUMN replaces TEXT;
      ALTER TABLE case_files ADD COLUMN replaces_sha512 TEXT;
    `);
  },
};
