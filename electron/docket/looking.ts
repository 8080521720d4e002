import type { DocketContext } from './cases/context.ts';
import { codeOfFailure } from './database/errors.ts';
import type { Host } from './host.ts';
import { Reminding } from './reminders/reminding.ts';
import { acknowledge, keepSightings, keptSightings, lastEntry } from './trail/clock-seen.ts';
import { ClockWatch, millisecondsRunning, zoneByTheMinute } from './trail/clock-watch.ts';
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
    const { now, running = millisecondsRunning, machineZone = zoneByTheMinute() } = means;
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
    this.reminding.changed();
    await unlessDamaged(async () => {
      const kept = await keptSightings(docket.db);
      this.#watch.open(kept, await lastEntry(docket.db));
      if (this.sightings.length > kept.length) await keepSightings(docket, this.sightings);
    });
  }

  /** One look. */
  async look(desk: DocketContext): Promise<void> {
    await unlessDamaged(async () => {
      const { docket } = desk;
      if (!this.#watch.look(await lastEntry(docket.db))) return;
      this.#means.tell();
      await keepSightings(docket, this.sightings);
    });
    if (this.reminding.isDue(Date.parse(this.#means.now()))) await this.reminding.look(desk);
  }

  /** Takes note of what was seen, with an entry in the trail. Errors: those of `acknowledge`. */
  async acknowledge({ docket }: DocketContext): Promise<void> {
    const seen = this.sightings;
    await acknowledge(docket, seen, this.#means.now());
    this.#watch.forget(seen);
    this.#means.tell();
  }
}

/** A trail that cannot be read or a disk that is full keeps nobody from opening the docket or being reminded. */
async function unlessDamaged(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (codeOfFailure(error) === undefined) throw error;
  }
}
