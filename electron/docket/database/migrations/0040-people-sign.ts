import type { Migration } from './migration.ts';

/**
 * People sign their entries. Entries that are there stay as they are, unsigned: `signedFrom` says from which number on
 * every entry must carry a signature. A person who is removed stays in the table, because entries name them.
 */
export const peopleSign: Migration = {
  version: 40,
  apply: (raw) => {
    raw.exec(`
      ALTER TABLE people ADD COLUMN removed_at TEXT;

      CREATE TABLE signers (
        id TEXT PRIMARY KEY,
        person_id TEXT NOT NULL REFERENCES people (id),
        public_key BLOB NOT NULL,
        created_at TEXT NOT NULL
      ) STRICT;
      CREATE INDEX signers_by_person ON signers (person_id, created_at);

      ALTER TABLE trail ADD COLUMN run TEXT;
      ALTER TABLE trail ADD COLUMN monotonic INTEGER;
      ALTER TABLE trail ADD COLUMN reason TEXT;
      ALTER TABLE trail ADD COLUMN signer TEXT;
      ALTER TABLE trail ADD COLUMN signature TEXT;

      INSERT INTO meta (key, value)
        SELECT 'signedFrom', CAST(coalesce(max(seq), 0) + 1 AS TEXT) FROM trail;
    `);
  },
};
