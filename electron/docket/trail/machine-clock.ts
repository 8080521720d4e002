import type { TrailEntry } from './entry.ts';

/** A place in the trail where the clock of the machine had been set back. No fault: a finding for whoever reads times. */
export interface ClockFinding {
  /** The first entry after it. */
  seq: number;
  /** By how much at least, in milliseconds. */
  byMs: number;
}

/** Smaller steps are the clock being kept right over the network, and the time between reading it and writing. */
const TOLERANCE_MS = 2000;

/**
 * By how much the clock was set back between two entries that follow each other; 0 when it was not. Within one run of
 * the program the process clock tells; between runs only a time before the last one does.
 */
export function setBackBetween(earlier: TrailEntry, later: TrailEntry): number {
  const byWall = Date.parse(later.at) - Date.parse(earlier.at);
  const sameRun = typeof later.run === 'string' && later.run === earlier.run;
  const passed = sameRun ? (later.monotonic ?? 0) - (earlier.monotonic ?? 0) : 0;
  const lost = passed - byWall;
  return lost > TOLERANCE_MS ? lost : 0;
}

/** A place in the trail where the zone of the machine was another than before: it travelled, or was set. No fault. */
export interface ZoneFinding {
  /** The first entry in the new zone. */
  seq: number;
  from: string;
  to: string;
}

/** The change of zone between two entries that follow each other, if there was one. */
export function zoneChangeBetween(earlier: TrailEntry, later: TrailEntry): ZoneFinding | undefined {
  if (earlier.zone === later.zone) return undefined;
  return { seq: later.seq, from: earlier.zone, to: later.zone };
}
