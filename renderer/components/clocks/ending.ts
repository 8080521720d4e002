import type { TFunction } from 'i18next';
import type { ClockView } from '#shared/contract/case.ts';
import { placeTitleKey } from '#shared/regimes/titleKey.ts';
import { readsAsIn, type Writers } from '../dates.ts';

/** When a running clock ends, on a clock of this computer, and on one of its own place where that shows another time. */
export interface Ending {
  /** A moment with offset. */
  at: string;
  /** The zone of the place, where the time of day there is another than here. */
  zone?: string;
}

/**
 * The moment at which a running clock ends, where its hour matters here: a clock of hours, and one whose last day ends at
 * another hour because its place lies in another zone. Undefined for a clock that ends with a day that is also ours.
 */
export function endingOf({ state, result }: Pick<ClockView, 'state' | 'result'>): Ending | undefined {
  if (state !== 'running' || !result) return undefined;
  const { due, zone, period } = result;
  const isElsewhere = !readsAsIn(due, zone);
  if (period.unit !== 'hour' && !isElsewhere) return undefined;
  return isElsewhere ? { at: due, zone } : { at: due };
}

/** The end of a clock in the time of its own place: `16:54 in China`; undefined where that is the time here. */
export function endThere(
  { at, zone }: Ending,
  place: string,
  t: TFunction,
  write: Writers,
): string | undefined {
  if (zone === undefined) return undefined;
  return t('registers:clock.there', { hour: write.hourThere(at, zone), place: t(placeTitleKey(place)) });
}
