/** A docket process that is alive says that it closes the docket within this time. */
const ANSWER_MS = 5000;
/** A backup that is under way says how far it is; one that is silent for this long hangs. */
const SILENCE_MS = 60_000;

/** What a window must give to be closed in order. */
interface ClosingWindow {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown;
  on(event: 'unresponsive', listener: () => void): unknown;
  on(event: 'responsive', listener: () => void): unknown;
  isDestroyed(): boolean;
  destroy(): void;
}

/** The end of the window, which waits for the docket to be closed with its backup. */
export interface Leaving {
  /** The docket process is alive and closes the docket. */
  sign(): void;
  /** The closing was given up: the window stays. */
  stay(): void;
  /** Ends the window at once. */
  now(): void;
  /** Whether the window waits for the docket to be closed. */
  isUnderWay(): boolean;
}

/**
 * Lets the window close only when the docket is closed, which `close` asks for. Never waits for a docket process that does
 * not answer or a page that hangs.
 */
export function leaveInOrder(window: ClosingWindow, close: () => void): Leaving {
  let limit: NodeJS.Timeout | undefined;
  let pageHangs = false;

  function stay(): void {
    clearTimeout(limit);
    limit = undefined;
  }
  function now(): void {
    stay();
    if (!window.isDestroyed()) window.destroy();
  }
  function waitFor(milliseconds: number): void {
    clearTimeout(limit);
    limit = setTimeout(now, milliseconds);
  }

  window.on('close', (event) => {
    event.preventDefault();
    if (pageHangs) {
      now();
    } else if (limit === undefined) {
      waitFor(ANSWER_MS);
      close();
    }
  });
  window.on('unresponsive', () => {
    pageHangs = true;
  });
  window.on('responsive', () => {
    pageHangs = false;
  });
  return {
    sign() {
      if (limit !== undefined) waitFor(SILENCE_MS);
    },
    stay,
    now,
    isUnderWay: () => limit !== undefined,
  };
}
