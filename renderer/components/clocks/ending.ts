import type { ClockView } from '#shared/contract/case.ts';
import { readsAsIn, type Writers } from '../dates.ts';

/**
 * When a running clock of hours ends: `27 Nov, 00:43`. Undefined for a clock that ends with a day, and where the time of
 * day of its place is another than here: there is no room to say whose hour it is.
 */
export function hourOfEnd({ state, result }: ClockView, write: Writers): string | undefined {
  if (state !== 'running' || result?.period.unit !== 'hour') return undefined;
  return readsAsIn(result.due, result.zone) ? write.shortMoment(result.due) : undefined;
}
