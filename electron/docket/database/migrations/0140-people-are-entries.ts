import type { Migration } from './migration.ts';

/**
 * Who belongs to a docket is what signed entries say, and no table: `people` and `signers` go. The entries that say it are
 * kept a second time (`trail_copies`), in pages of their own, so that a damaged page leaves nobody outside.
 */
export const peopleAreEntries: Migration = {
  version: 140,
  apply: (raw) => {
    raw.exec(`
      CREATE TABLE reminders_of_people (
        clock_id TEXT NOT NULL REFERENCES clocks (id) ON DELETE CASCADE,
        person_id TEXT NOT NULL,
        told_for TEXT,
        snoozed_until TEXT,
        PRIMARY KEY (clock_id, person_id)
      ) STRICT;
      INSERT INTO reminders_of_people SELECT clock_id, person_id, told_for, snoozed_until FROM reminders;
      DROP TABLE reminders;
      ALTER TABLE reminders_of_people RENAME TO reminders;

      CREATE TABLE drafts_of_people (
        id TEXT PRIMARY KEY,
        form TEXT NOT NULL,
        body TEXT NOT NULL CHECK (json_valid(body)),
        updated_at TEXT NOT NULL,
        person_id TEXT,
        title TEXT NOT NULL DEFAULT ''
      ) STRICT;
      INSERT INTO drafts_of_people SELECT id, form, body, updated_at, person_id, title FROM drafts;
      DROP TABLE drafts;
      ALTER TABLE drafts_of_people RENAME TO drafts;
      CREATE INDEX drafts_by_person ON drafts (person_id, updated_at);

      DROP TABLE signers;
      DROP TABLE people;
      DELETE FROM meta WHERE key = 'signedFrom';

      CREATE TABLE trail_copies (
        seq INTEGER PRIMARY KEY,
        entry TEXT NOT NULL CHECK (json_valid(entry))
      ) STRICT;
      INSERT INTO trail_copies
        SELECT seq, json_object('seq', seq, 'format', format, 'at', at, 'zone', zone, 'person_id', person_id,
          'person_name', person_name, 'action', action, 'case_id', case_id, 'case_ref', case_ref, 'details', details,
          'previous_hash', previous_hash, 'hash', hash, 'run', run, 'monotonic', monotonic, 'reason', reason,
          'signer', signer, 'signature', signature)
        FROM trail WHERE case_id IS NULL AND action IN ('docket.created', 'person.added', 'person.removed',
          'passphrase.changed', 'recovery-key.replaced', 'recovery-key.confirmed', 'device.remembered', 'device.forgotten',
          'slot.renewed');
    `);
  },
};
