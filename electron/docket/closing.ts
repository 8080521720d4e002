import { setTimeout as delay } from 'node:timers/promises';
import { EventPublisher } from '@orpc/server';
import type { ClosingBackup, ClosingState } from '#shared/contract/closing.ts';
import { DocketError } from '#shared/errors.ts';
import { logDefect } from './api/failures.ts';
import type { Host } from './host.ts';
import type { Progress } from './progress.ts';

/** How long the page may take to keep what was typed last before the docket is closed without it. */
const PAGE_MS = 1000;
/** How often the page and the main process are told how far the backup is. */
const TELL_EVERY_MS = 100;

export interface ClosingMeans {
  host: Host;
  /** Makes the backup, if it is due or a folder was chosen for it. */
  backUp(signal: AbortSignal, folder: string | undefined): AsyncGenerator<Progress, void>;
  /** Closes the docket. Closing twice is no error. */
  end(): Promise<void>;
}

/**
 * Closes the docket in order: first the backup that is due, then the docket, then the window or the program. The page and
 * the main process are told how far it is. What fails leaves the docket open until somebody decides.
 */
export class Closing {
  readonly #means: ClosingMeans;
  readonly #publisher = new EventPublisher<{ state: ClosingState }>();
  #state: ClosingState = { state: 'open' };
  #watchers = 0;
  /** The program ends when the docket is closed. */
  #leaving = false;
  #run: AbortController | undefined;
  /** How many closings were begun. */
  #runs = 0;

  constructor(means: ClosingMeans) {
    this.#means = means;
  }

  /** How the closing stands, now and whenever it changes, until `signal` is aborted. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<ClosingState, void> {
    const told = this.#publisher.subscribe('state', { signal });
    this.#watchers += 1;
    try {
      yield this.#state;
      yield* told;
    } catch (error) {
      if (!signal?.aborted) throw error;
    } finally {
      this.#watchers -= 1;
    }
  }

  /**
   * Closes the docket because somebody closed the window (`leaving`) or chose it in the menu. The page, if there is one,
   * keeps what was typed last and makes the call; else it is made here. Never rejects.
   */
  async ask(leaving: boolean): Promise<void> {
    this.#leaving ||= leaving;
    this.#sign();
    if (this.#run) return;
    if (this.#watchers > 0) {
      const before = this.#runs;
      this.#tell({ state: 'asked' });
      await delay(PAGE_MS, undefined, { ref: false });
      if (this.#runs !== before) return;
    }
    try {
      for await (const _ of this.close(undefined, 'due'));
    } catch (error) {
      if (!(error instanceof DocketError)) logDefect(error);
    }
  }

  /**
   * Makes the backup, telling how far it is, and closes the docket. A closing that is under way is given up for this one.
   * Errors: those of the backup, which leave the docket open; `cancelled`.
   */
  async *close(signal: AbortSignal | undefined, backup: ClosingBackup): AsyncGenerator<Progress, void> {
    const folder = backup === 'elsewhere' ? await this.#chooseFolder() : undefined;
    if (backup === 'elsewhere' && folder === undefined) return;
    const run = this.#begin();
    try {
      const over = signal ? AbortSignal.any([run.signal, signal]) : run.signal;
      if (backup !== 'none') yield* this.#telling(this.#means.backUp(over, folder));
      else if (this.#leaving) this.#leave();
      await this.#means.end();
      this.#leave();
    } catch (error) {
      this.#fail(run, error);
      throw error;
    } finally {
      this.#giveUp(run);
    }
  }

  /** Gives up a closing that is under way or failed: the docket stays open. */
  stay(): void {
    this.#run?.abort();
    this.#run = undefined;
    this.#remain({ state: 'open' });
  }

  async #chooseFolder(): Promise<string | undefined> {
    const { paths } = await this.#means.host.ask({ ask: 'chooseFolder', purpose: 'backup' });
    return paths[0];
  }

  #begin(): AbortController {
    this.#run?.abort();
    this.#run = new AbortController();
    this.#runs += 1;
    return this.#run;
  }

  async *#telling(backup: AsyncGenerator<Progress, void>): AsyncGenerator<Progress, void> {
    let toldAt = Number.NEGATIVE_INFINITY;
    let toldTotal = 0;
    for await (const progress of backup) {
      if (performance.now() - toldAt >= TELL_EVERY_MS || progress.total !== toldTotal) {
        toldAt = performance.now();
        toldTotal = progress.total;
        this.#sign();
        this.#tell({ state: 'backing-up', leaving: this.#leaving, ...progress });
      }
      yield progress;
    }
  }

  /** One that was given up for another says nothing: the other does. */
  #fail(run: AbortController, error: unknown): void {
    if (this.#run !== run) return;
    this.#run = undefined;
    const problem = error instanceof DocketError ? error.code : 'internal';
    if (problem === 'cancelled') this.#remain({ state: 'open' });
    else this.#remain({ state: 'failed', leaving: this.#leaving, problem });
  }

  /** Also when whoever reads the progress went away before its end. */
  #giveUp(run: AbortController): void {
    run.abort();
    if (this.#run !== run) return;
    this.#run = undefined;
    if (this.#state.state === 'backing-up') this.#remain({ state: 'open' });
  }

  #remain(state: ClosingState): void {
    if (state.state === 'open') this.#leaving = false;
    this.#tell(state);
    void this.#means.host.ask({ ask: 'stay' });
  }

  #leave(): void {
    this.#run = undefined;
    void this.#means.host.ask({ ask: this.#leaving ? 'leave' : 'closed' });
  }

  /** A sign of life: as long as it comes, the main process waits. */
  #sign(): void {
    void this.#means.host.ask({ ask: 'closing' });
  }

  #tell(state: ClosingState): void {
    this.#state = state;
    this.#publisher.publish('state', state);
  }
}
