// The moment at which every run of the tests begins, whatever the clock of the computer says.

/** A Tuesday whose month begins with it; every fixture lies before it. */
const TEST_MOMENT = '2026-12-01T09:30:00Z';

/** The same name as `TIME_SHIFT_VARIABLE` in `shared/time.ts`, which scripts cannot import: they run on an older Node. */
const VARIABLE = 'PRIVACY_DOCKET_TIME_SHIFT_MS';

/** Moves the time of this run, and of every process that it starts, unless whoever started it has done so already. */
export function beginAtTestMoment() {
  process.env[VARIABLE] ??= String(Date.parse(TEST_MOMENT) - Date.now());
}
