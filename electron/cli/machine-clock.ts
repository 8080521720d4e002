import { lastEntry } from '#docket/trail/clock-seen.ts';
import { compareWithTrail, zoneNow } from '#docket/trail/clock-watch.ts';
import type { OpenDocket } from '#docket/vault/docket.ts';
import { createTexts } from '#shared/text/texts.ts';
import { nowMs } from '#shared/time.ts';
import type { Io } from './io.ts';

/** Says on the error output when the clock of the computer runs behind the trail, or its zone is another. */
export async function warnOfClock(io: Io, docket: OpenDocket): Promise<void> {
  const last = await lastEntry(docket.db);
  if (last === undefined) return;
  const { t } = createTexts(io.language);
  // The clock of the computer, not the moment of the command, which may be asked for.
  for (const one of compareWithTrail({ wall: nowMs(), zone: zoneNow() }, last)) {
    if (one.what === 'behind') {
      const { byMs, lastAt } = one;
      io.err(`${t('machineClock:cli.behind', { seconds: Math.round(byMs / 1_000), lastAt })}\n`);
    }
    if (one.what === 'zone') io.err(`${t('machineClock:cli.zone', { from: one.from, to: one.to })}\n`);
  }
}
