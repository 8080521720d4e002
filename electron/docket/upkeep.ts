import { setTimeout as delay } from 'node:timers/promises';
import { DocketError } from '#shared/errors.ts';
import { logDefect } from './api/failures.ts';
import type { DocketContext } from './cases/context.ts';
import { backUpAutomatically, isBackupDue } from './vault/automatic.ts';
import { checkAndRemember, isCheckDue } from './vault/last-check.ts';
import { tendSearch } from './vault/tend-search.ts';

/** Runs one duty. What it fails with is remembered by the duty itself; only a defect is worth a line in the log. */
async function attempt(signal: AbortSignal, duty: () => Promise<unknown>): Promise<void> {
  if (signal.aborted) return;
  try {
    await duty();
  } catch (error) {
    if (!(error instanceof DocketError)) logDefect(error);
  }
}

async function backUpIfDue({ docket, now, emit }: DocketContext, signal: AbortSignal): Promise<void> {
  if (!(await isBackupDue(docket))) return;
  try {
    await backUpAutomatically(docket, now(), { signal });
  } finally {
    // A failure too: whoever works in the docket is to see it.
    emit({});
  }
}

async function mendSearch({ docket, now, emit }: DocketContext): Promise<void> {
  if (await tendSearch(docket, now())) emit({});
}

async function checkIfDue({ docket, now, emit }: DocketContext, signal: AbortSignal): Promise<void> {
  if (!(await isCheckDue(docket, now()))) return;
  await checkAndRemember(docket, now(), { signal });
  emit({});
}

/**
 * Does, a while after a docket was opened, what no one should have to wait for: a search index that does not agree with the
 * rows is made anew, the backup is made that a lock had no time for, and once a week everything is checked. Never rejects; ends soon after `signal` is aborted.
 */
export async function lookAfter(context: DocketContext, afterMs: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(afterMs, undefined, { signal, ref: false });
  } catch {
    return;
  }
  await attempt(signal, () => mendSearch(context));
  await attempt(signal, () => backUpIfDue(context, signal));
  await attempt(signal, () => checkIfDue(context, signal));
}
