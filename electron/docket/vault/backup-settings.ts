import type { Kysely } from 'kysely';
import { z } from 'zod';
import { DocketError } from '#shared/errors.ts';
import type { Database } from '../database/connection.ts';
import type { Tables } from '../database/tables.ts';
import { USUAL_KEEP } from './retention.ts';

const SETTING = 'backup';

/** Where automatic backups go beside `backups/`, and how many are kept. Kept in `settings` under `backup`. */
export const backupSettingsSchema = z.object({
  /** Absolute path of a second folder, best on another disk. */
  folder: z.string().min(1).max(4096).optional(),
  keep: z
    .object({
      today: z.int().min(1).max(100),
      days: z.int().min(1).max(366),
      weeks: z.int().min(1).max(520),
    })
    .default(USUAL_KEEP),
});
export type BackupSettings = z.infer<typeof backupSettingsSchema>;

/** The settings that a stored value holds; the usual ones for what is missing or cannot be read: a backup is made anyway. */
function parseSettings(value: string | undefined): BackupSettings {
  try {
    return backupSettingsSchema.parse(JSON.parse(value ?? '{}'));
  } catch {
    return { keep: USUAL_KEEP };
  }
}

export async function readBackupSettings(db: Kysely<Tables>): Promise<BackupSettings> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', SETTING).executeTakeFirst();
  return parseSettings(row?.value);
}

/** The settings of a database of any schema, as it stands before a migration. */
export function settingsIn(raw: Database): BackupSettings {
  const known = raw.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'settings'").get();
  if (known === undefined) return { keep: USUAL_KEEP };
  const row = raw
    .prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?')
    .get(SETTING);
  return parseSettings(row?.value);
}

/** Writes the settings, in the transaction of the change. `bad-input` names what is out of bounds. */
export async function writeBackupSettings(db: Kysely<Tables>, settings: BackupSettings): Promise<void> {
  const parsed = backupSettingsSchema.safeParse(settings);
  if (!parsed.success) {
    throw new DocketError('bad-input', { fields: parsed.error.issues.map(({ path }) => path.join('.')) });
  }
  const value = JSON.stringify(parsed.data);
  await db
    .insertInto('settings')
    .values({ key: SETTING, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
