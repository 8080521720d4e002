import type { FileHandle } from 'node:fs/promises';
import { DocketError, type ErrorDetails } from '#shared/errors.ts';
import type { Database } from '../database/connection.ts';
import { checkPages, pagesCutOff } from '../database/pages.ts';
import { listBackups } from './automatic.ts';
import { lastCheckIn } from './last-check.ts';
import { layoutOf } from './layout.ts';

/** What is at hand of a docket that did not open. */
interface Found {
  raw: Database | undefined;
  /** docket.db, opened before SQLite opened it (see `checkPages`). */
  file: FileHandle | undefined;
  key: Buffer;
  folder: string;
  docketId: string;
}

/** What is wrong with the pages of docket.db; nothing when none could be looked at. */
async function pageFacts({ file, key }: Found): Promise<ErrorDetails> {
  if (file === undefined) return {};
  try {
    const { broken, pages } = await checkPages(file, key);
    const missing = await pagesCutOff(file, key);
    return { broken: broken.length, pages, ...(missing > 0 && { problem: 'cut', missing }) };
  } catch {
    return {};
  }
}

/**
 * Adds to a `docket-damaged` what helps to decide what to do: `soundAt`, when the database was last found sound; `broken`
 * of `pages`, and how many are `missing` at the end; and `backup`, the newest proven automatic backup. Gives every other failure back as it is.
 */
export async function withDamageFacts(error: unknown, found: Found): Promise<unknown> {
  if (!(error instanceof DocketError) || error.code !== 'docket-damaged') return error;
  const { raw, folder, docketId } = found;
  const soundAt = raw?.open ? lastCheckIn(raw)?.soundAt.database : undefined;
  // What SQLite found by itself has no name yet.
  const details =
    error.details.part === undefined
      ? { part: 'docket.db', problem: 'unreadable', ...(await pageFacts(found)) }
      : { ...(await pageFacts(found)), ...error.details };
  const backups = await listBackups(layoutOf(folder).backups, docketId).catch(() => []);
  const backup = backups.find(({ proven }) => proven)?.name;
  const facts = { ...(soundAt && { soundAt }), ...(backup && { backup }) };
  return new DocketError(error.code, { ...details, ...facts }, { cause: error });
}
