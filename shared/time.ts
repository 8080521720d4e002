/**
 * The one source of the present moment in every process: the docket process, the main process, the page, the terminal and
 * the tests. Nothing else asks the system for the time (`lint/present-moment.grit` holds that). How long something
 * took is asked of `performance.now()`, which a clock that is set does not move.
 */
let shift = 0;

/** Name of the variable of the environment by which tests set the time of a program run from source. A packaged program ignores it. */
export const TIME_SHIFT_VARIABLE = 'PRIVACY_DOCKET_TIME_SHIFT_MS';

/** Moves the present moment of this process by so many milliseconds. Only what starts a process under test calls it. */
export function shiftTime(milliseconds: number): void {
  shift = milliseconds;
}

/** By how many milliseconds the time of this process is moved; 0 in the program that people use. */
export function timeShift(): number {
  return shift;
}

/** A shift as it is handed from process to process; 0 for whatever is no whole number of milliseconds. */
export function readTimeShift(text: string | undefined): number {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : 0;
}

/**
 * Milliseconds since 1970 by the clock of the computer itself, which no test moves. Only for comparing with what that clock
 * wrote: times of files, the start of the machine.
 */
export function systemMs(): number {
  return Date.now();
}

/** Milliseconds since 1970. */
export function nowMs(): number {
  return systemMs() + shift;
}

/** The present moment, ISO 8601 in UTC with milliseconds. */
export function nowIso(): string {
  return new Date(nowMs()).toISOString();
}
