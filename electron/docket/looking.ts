import type { DocketContext } from './cases/context.ts';
import { codeOfFailure } from './database/errors.ts';
import type { Host } from './host.ts';
import { Reminding } from './reminders/reminding.ts';
import { acknowledge, keepSightings, keptSightings, lastEntry } from './trail/clock-seen.ts';
import { ClockWatch, millisecondsRunning, zoneNow } from './trail/clock-watch.ts';
import type { OpenDocket } from './vault/docket.ts';

export interface LookingMeans {
  host: Host;
  /** The moment, ISO in UTC. */
  now: () => string;
  /** Tells whoever shows the docket that something changed. */
  tell: () => void;
  /** Milliseconds since the computer was started, and its zone; those of this computer unless given (tests). */
  running?: (() => number) | undefined;
  machineZone?: (() => string) | undefined;
}

/** Looks every now and then at the clock of the computer and at those of the cases, while a docket is open. */
export class Looking {
  readonly reminding: Reminding;
  readonly #watch: ClockWatch;
  readonly #means: LookingMeans;

  constructor(means: LookingMeans) {
    this.#means = means;
    this.reminding = new Reminding(means.host);
    const { now, running = millisecondsRunning, machineZone = zoneNow } = means;
    this.#watch = new ClockWatch(() => ({
      wall: Date.parse(now()),
      running: running(),
      zone: machineZone(),
    }));
  }

  /** What was seen of the clock of the computer and nobody acknowledged. */
  get sightings() {
    return this.#watch.sightings;
  }

  /** A docket was opened: its last entry is compared with the clock. */
  async open(docket: OpenDocket): Promise<void> {
    const kept = await keptSightings(docket.db);
    this.#watch.open(kept, await lastEntry(docket.db));
    if (this.sightings.length > kept.length) await this.#keep(docket);
    this.reminding.changed();
  }

  /** One look. */
  async look(desk: DocketContext): Promise<void> {
    if (this.#watch.look(await lastEntry(desk.docket.db))) {
      await this.#keep(desk.docket);
      this.#means.tell();
    }
    if (this.reminding.isDue(Date.parse(this.#means.now()))) await this.reminding.look(desk);
  }

  /** Takes note of what was seen, with an entry in the trail. Errors: those of `acknowledge`. */
  async acknowledge({ docket }: DocketContext): Promise<void> {
    const seen = this.sightings;
    await acknowledge(docket, seen, this.#means.now());
    this.#watch.forget(seen);
    this.#means.tell();
  }

  async #keep(docket: OpenDocket): Promise<void> {
    try {
      await keepSightings(docket, this.sightings);
    } catch (error) {
      // The disk is full or gone: what was seen is shown all the same.
      if (codeOfFailure(error) === undefined) throw error;
    }
  }
}
