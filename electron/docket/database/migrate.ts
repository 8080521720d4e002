import { DocketError } from '#shared/errors.ts';
import type { Database } from './connection.ts';
import { toDocketError } from './errors.ts';
import { LATEST_SCHEMA, migrations } from './migrations/index.ts';

/** The schema of a docket.db, from `user_version`; 0 is an empty file. */
export function schemaVersion(raw: Database): number {
  return Number(raw.pragma('user_version', { simple: true }));
}

/** Refuses a docket that a newer program wrote: `docket-too-new` with what was found and what is known. */
export function assertKnownSchema(raw: Database): void {
  const found = schemaVersion(raw);
  if (found > LATEST_SCHEMA) {
    throw new DocketError('docket-too-new', { part: 'docket.db', found, known: LATEST_SCHEMA });
  }
}

/** True when `migrate` would change something. */
export function needsMigration(raw: Database): boolean {
  return schemaVersion(raw) < LATEST_SCHEMA;
}

/**
 * Brings a docket.db to schema `to` (the latest unless a test asks for an older one) in a single transaction: after a
 * failure or a kill the old schema is still there, whole. The caller makes a backup first when the docket has content.
 */
export function migrate(raw: Database, to: number = LATEST_SCHEMA): void {
  assertKnownSchema(raw);
  const from = schemaVersion(raw);
  const steps = migrations.filter(({ version }) => version > from && version <= to);
  if (steps.length === 0) return;
  try {
    raw.transaction(() => {
      for (const step of steps) step.apply(raw);
      const broken = raw.pragma('foreign_key_check');
      if (!Array.isArray(broken) || broken.length > 0) {
        throw new DocketError('docket-damaged', { part: 'docket.db', problem: 'references' });
      }
      raw.pragma(`user_version = ${to}`);
    })();
  } catch (error) {
    throw toDocketError(error);
  }
}
