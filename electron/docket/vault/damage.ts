import { DocketError } from '#shared/errors.ts';
import type { Database } from '../database/connection.ts';
import { listBackups } from './automatic.ts';
import { lastCheckIn } from './last-check.ts';
import { layoutOf } from './layout.ts';

/**
 * Adds to a `docket-damaged` what helps to decide what to do: `soundAt`, when the database was last found sound, and
 * `backup`, the newest proven automatic backup. Gives every other failure back as it is.
 */
export async function withDamageFacts(
  error: unknown,
  raw: Database | undefined,
  folder: string,
  docketId: string,
): Promise<unknown> {
  if (!(error instanceof DocketError) || error.code !== 'docket-damaged') return error;
  const soundAt = raw?.open ? lastCheckIn(raw)?.soundAt.database : undefined;
  const backups = await listBackups(layoutOf(folder).backups, docketId).catch(() => []);
  const backup = backups.find(({ proven }) => proven)?.name;
  const facts = { ...(soundAt && { soundAt }), ...(backup && { backup }) };
  return new DocketError(error.code, { ...error.details, ...facts }, { cause: error });
}
