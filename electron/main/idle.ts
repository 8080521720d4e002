/** How long nobody touches the computer before the docket is locked. */
export const IDLE_LIMIT_SECONDS = 5 * 60;

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
export function isIdle({ systemIdleSeconds, lastSeen, now }: Activity): boolean {
  const sinceSeen = (now - lastSeen) / 1000;
  return Math.min(systemIdleSeconds, sinceSeen) >= IDLE_LIMIT_SECONDS;
}

/**
 * True for input that only a person gives. A pointer that lies still reports moves too, when a window or a part of
 * the page comes to lie under it.
 * @param type of Electron's `input-event`
 */
export function isDeliberate(type: string): boolean {
  return !['mouseMove', 'mouseEnter', 'mouseLeave', 'pointerRawUpdate', 'undefined'].includes(type);
}
