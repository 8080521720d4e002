import { z } from 'zod';
import { DEFAULT_IDLE_MINUTES, type IdleMinutes, idleMinutesSchema } from '#shared/contract/device.ts';
import { readSmallFile, writeSmallFile } from './small-file.ts';

/** After how many minutes without anybody the docket is locked: a property of this computer, kept beside the program. */
export interface IdleLimit {
  minutes(): IdleMinutes;
  /** Holds from the next look at the clock. What cannot be written holds until the program ends. */
  set(minutes: IdleMinutes): void;
}

const keptSchema = z.object({ minutes: idleMinutesSchema });

/** @param file in the user-data folder; what it holds beside the choices that there are counts as never set */
export function keepIdleLimit(file: string): IdleLimit {
  let minutes = readSmallFile(file, keptSchema)?.minutes ?? DEFAULT_IDLE_MINUTES;
  return {
    minutes: () => minutes,
    set(chosen) {
      minutes = chosen;
      try {
        writeSmallFile(file, { minutes });
      } catch {
        console.error('The idle limit could not be written.');
      }
    },
  };
}

/** What is known of when somebody was last at the computer. */
export interface Activity {
  /** Seconds without input anywhere on the computer, as the system counts them. */
  readonly systemIdleSeconds: number;
  /** The last deliberate input that the program itself saw, or its start. Milliseconds since 1970, like `now`. */
  readonly lastSeen: number;
  readonly now: number;
}

/**
 * True when nobody was there for the whole limit: neither the system nor the window saw input. Systems that count
 * wrongly (a virtual display, some Wayland desktops) lock nobody out while they type.
 */
export function isIdle({ systemIdleSeconds, lastSeen, now }: Activity, limit: IdleMinutes): boolean {
  const sinceSeen = (now - lastSeen) / 1000;
  return Math.min(systemIdleSeconds, sinceSeen) >= limit * 60;
}

/**
 * True for input that only a person gives. A pointer that lies still reports moves too, when a window or a part of
 * the page comes to lie under it.
 * @param type of Electron's `input-event`
 */
export function isDeliberate(type: string): boolean {
  return !['mouseMove', 'mouseEnter', 'mouseLeave', 'pointerRawUpdate', 'undefined'].includes(type);
}
