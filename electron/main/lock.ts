import type { BrowserWindow, MessagePortMain } from 'electron';
import type { Arrival } from '#shared/contract/page.ts';
import type { DocketProcess } from './docket-process.ts';
import { replacePage } from './window.ts';

/** No step of a lock waits longer than this for what it clears. */
const CLEAR_LIMIT_MS = 500;
/** A process that ends this soon after its start, twice in a row, does not work on this computer. */
const SHORT_LIFE_MS = 5000;

export interface KeeperOptions {
  /** The window; undefined before it is open and after it is closed. */
  window(): BrowserWindow | undefined;
  /** Starts a docket process that calls `crashed` when it ends untold. */
  start(crashed: () => void): DocketProcess;
  /** Asks the person what to do when the process does not work; true to try again. */
  tryAgain(): Promise<boolean>;
  quit(): void;
}

/** Keeps exactly one docket process running, and ends it to lock. */
export interface Keeper {
  /** Gives the running process, or the one that is being started, its end of a channel to the page. */
  connect(port: MessagePortMain): void;
  /** Has the docket closed in order, with the backup that is due; with `leaving` the program ends afterwards. */
  close(leaving: boolean): void;
  /** Tells the running process which of its reminders was clicked. */
  clicked(id: string): void;
  /**
   * Ends the docket process, loads the page anew, clears what Chromium kept of it and starts a process that holds no
   * key. A lock that is asked for while another runs is that one.
   */
  lock(arrival: Arrival): Promise<void>;
  /** Ends the process for good. */
  stop(): Promise<void>;
}

/** Starts the first docket process. */
export function keepDocketProcess({ window, start, tryAgain, quit }: KeeperOptions): Keeper {
  let shortLives = 0;
  let current = Promise.resolve(start(recover));
  let locking: Promise<void> | undefined;

  async function replace(arrival: Arrival): Promise<void> {
    const old = current;
    current = old.then(async (process) => {
      await process.stop();
      return start(recover);
    });
    const open = window();
    await Promise.all([current, ...(open ? [replacePage(open, arrival), clearTraces(open)] : [])]);
  }

  function lock(arrival: Arrival): Promise<void> {
    locking ??= replace(arrival).finally(() => {
      locking = undefined;
    });
    return locking;
  }

  async function recover(): Promise<void> {
    await locking; // a process that died while it replaced another is replaced after that, not instead
    const { startedAt } = await current;
    shortLives = performance.now() - startedAt < SHORT_LIFE_MS ? shortLives + 1 : 0;
    if (shortLives < 2 || (await tryAgain())) await lock('crashed');
    else quit();
  }

  return {
    connect: (port) => void current.then((process) => process.connect(port)),
    close: (leaving) => void current.then((process) => process.close(leaving)),
    clicked: (id) => void current.then((process) => process.clicked(id)),
    lock,
    stop: async () => (await current).stop(),
  };
}

/** What Chromium keeps of a page beside its memory. Language and theme are in local storage and stay. */
async function clearTraces({ webContents: { session } }: BrowserWindow): Promise<void> {
  const cleared = Promise.all([
    session.clearCache(),
    session.clearHostResolverCache(),
    session.clearAuthCache(),
    session.clearStorageData({
      storages: ['cookies', 'filesystem', 'indexdb', 'serviceworkers', 'cachestorage'],
    }),
  ]);
  const limit = new Promise((resolve) => setTimeout(resolve, CLEAR_LIMIT_MS));
  await Promise.race([cleared, limit]);
}
