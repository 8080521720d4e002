import { uptime } from 'node:os';
import type { Sighting } from '#shared/contract/machine-clock.ts';

/** A smaller difference is a clock that is kept right over the network, or one that runs badly. */
const TOLERANCE_MS = 2 * 60_000;

/** As many are kept until somebody acknowledges them; of a clock that jumps all day the first ones tell enough. */
const MOST = 20;

/** The clocks of the computer at one moment. */
export interface Reading {
  /** What the clock on the wall says, in milliseconds since 1970. Anybody can set it. */
  wall: number;
  /** Milliseconds since the computer was started, sleep included. Nobody can set it. */
  running: number;
  /** IANA zone. */
  zone: string;
}

/** Of the last entry of the trail what the clock is compared with. */
export interface LastEntry {
  at: string;
  zone: string;
}

/**
 * Milliseconds since the computer was started. Sleep counts on every system, so that a computer that slept has not jumped:
 * Linux answers from CLOCK_BOOTTIME, Windows from GetTickCount64, macOS from the time of its start, which the system moves
 * along when the clock is set.
 */
export function millisecondsRunning(): number {
  return uptime() * 1_000;
}

/** The zone of the computer now. Node keeps the one of its start until its variable is touched. */
export function zoneNow(): string {
  if (process.env.TZ === undefined) delete process.env.TZ;
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Answers with the zone of the computer, asking the system for it at most once a minute: it may have to search. */
export function zoneByTheMinute(): () => string {
  let zone = zoneNow();
  let askedAt = performance.now();
  return () => {
    if (performance.now() - askedAt >= 60_000) {
      zone = zoneNow();
      askedAt = performance.now();
    }
    return zone;
  };
}

/**
 * What is seen when the clock on the wall is compared with the last entry of the trail. An entry further ahead than the
 * tolerance was written by a clock that ran ahead, or this one runs behind.
 */
export function compareWithTrail({ wall, zone }: Omit<Reading, 'running'>, last: LastEntry): Sighting[] {
  const at = new Date(wall).toISOString();
  const byMs = Date.parse(last.at) - wall;
  return [
    ...(byMs > TOLERANCE_MS
      ? [{ what: 'behind' as const, at, byMs: Math.round(byMs), lastAt: last.at }]
      : []),
    ...(zone === last.zone ? [] : [{ what: 'zone' as const, at, from: last.zone, to: zone }]),
  ];
}

/** By how much the clock on the wall was set between two readings; 0 when it was not. Sleep is no jump. */
function setBetween(earlier: Reading, later: Reading): number {
  const by = Math.round(later.wall - earlier.wall - (later.running - earlier.running));
  return Math.abs(by) > TOLERANCE_MS ? by : 0;
}

/** Watches the clock of the computer from its making on, and keeps what it saw until somebody takes note of it. */
export class ClockWatch {
  readonly #read: () => Reading;
  #last: Reading;
  #sightings: Sighting[] = [];

  constructor(read: () => Reading) {
    this.#read = read;
    this.#last = read();
  }

  /** What was seen and is not acknowledged. */
  get sightings(): readonly Sighting[] {
    return this.#sightings;
  }

  /** A docket was opened: what an earlier session saw in it comes first, then what its last entry tells. */
  open(kept: readonly Sighting[], last: LastEntry | undefined): void {
    this.#sightings = [...kept];
    this.look(last);
    if (last) this.#add(compareWithTrail(this.#last, last).filter(({ what }) => what === 'zone'));
  }

  /** Compares the clocks with those of the look before, and with the last entry. True when there is something new. */
  look(last: LastEntry | undefined): boolean {
    const before = this.#last;
    const now = this.#read();
    this.#last = now;
    const at = new Date(now.wall).toISOString();
    const byMs = setBetween(before, now);
    const behind = last ? compareWithTrail(now, last).filter(({ what }) => what === 'behind') : [];
    const zone = { what: 'zone' as const, at, from: before.zone, to: now.zone };
    const known = this.#sightings.length;
    this.#add([
      ...(byMs === 0 ? [] : [{ what: 'jump' as const, at, byMs }]),
      ...behind,
      ...(before.zone === now.zone ? [] : [zone]),
    ]);
    return this.#sightings.length > known;
  }

  /** Somebody took note of these. */
  forget(seen: readonly Sighting[]): void {
    this.#sightings = this.#sightings.filter((one) => !seen.includes(one));
  }

  #add(seen: readonly Sighting[]): void {
    const fresh = seen.filter((one) => !this.#sightings.some((known) => isSame(known, one)));
    this.#sightings = [...this.#sightings, ...fresh].slice(0, MOST);
  }
}

/** Whether a sighting says nothing that another does not say already. */
function isSame(known: Sighting, one: Sighting): boolean {
  if (known.what === 'behind') return one.what === 'behind';
  return known.what === 'zone' && one.what === 'zone' && known.from === one.from && known.to === one.to;
}
