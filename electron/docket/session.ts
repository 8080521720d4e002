import { basename } from 'node:path';
import { EventPublisher } from '@orpc/server';
import type { Law } from '#shared/clocks/question.ts';
import { findCalendar } from '#shared/clocks/question.ts';
import type { Profile, SessionStatus } from '#shared/contract/contract.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { DocketError } from '#shared/errors.ts';
import { type Change, contextOf, type DocketContext } from './cases/context.ts';
import type { Host } from './host.ts';
import { Tokens } from './tokens.ts';
import { createDocket } from './vault/create.ts';
import type { OpenDocket } from './vault/docket.ts';
import { readDocketInfo } from './vault/info.ts';
import { type OpenOptions, openDocket } from './vault/open.ts';
import { readProfile } from './vault/profile.ts';
import { confirmRecoveryKey, isRecoveryKeyConfirmed } from './vault/recovery.ts';

export interface SessionOptions {
  host: Host;
  law: Law;
  productVersion: string;
  /** Absolute path of the docket that the program was started with. */
  docketPath?: string | undefined;
  /** True when that docket is the sample, whose passphrase everybody may know. */
  sample: boolean;
  now?: () => string;
}

interface Opened {
  context: DocketContext;
  /** The recovery key was typed back; before that nothing may be entered. */
  confirmed: boolean;
  /** Ends when the docket is closed. */
  ended: AbortController;
}

/** One run of the program with at most one open docket: what is open, who may call what, and what is locked. */
export class Session {
  readonly host: Host;
  readonly law: Law;
  readonly productVersion: string;
  readonly #options: SessionOptions;
  readonly #tokens = new Tokens();
  readonly #changes = new EventPublisher<{ changed: Change }>();
  #opened: Opened | undefined;
  /** Opening, making and closing come one after another, however the calls come in. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: SessionOptions) {
    this.host = options.host;
    this.law = options.law;
    this.productVersion = options.productVersion;
    this.#options = options;
  }

  /** The moment of the call, ISO in UTC. */
  now(): string {
    return this.#options.now?.() ?? new Date().toISOString();
  }

  /** The open docket. Throws `locked` when none is open or its recovery key was not typed back yet. */
  require(): DocketContext {
    if (!this.#opened) throw new DocketError('locked', { state: 'closed' });
    if (!this.#opened.confirmed) throw new DocketError('locked', { state: 'unconfirmed' });
    return this.#opened.context;
  }

  /** The open docket, if one is open and may be worked with. */
  peek(): DocketContext | undefined {
    return this.#opened?.confirmed ? this.#opened.context : undefined;
  }

  async status(): Promise<SessionStatus> {
    const { docketPath, sample } = this.#options;
    const { recent } = await this.host.ask({ ask: 'recentDockets' });
    const path = this.#opened?.context.docket.folder ?? docketPath;
    return {
      state: !this.#opened ? 'closed' : this.#opened.confirmed ? 'open' : 'unconfirmed',
      ...(path === undefined ? {} : { docket: { folderName: basename(path), ...(await this.#facts()) } }),
      ...(sample && docketPath !== undefined ? { samplePassphrase: SAMPLE_PASSPHRASE } : {}),
      recent: recent.map((one) => ({
        token: this.#tokens.give(one.path, 'open'),
        name: basename(one.path),
        openedAt: one.openedAt,
      })),
    };
  }

  async #facts(): Promise<{ profile?: Profile; person?: string }> {
    if (!this.#opened) return {};
    const { docket } = this.#opened.context;
    const { name, place, regimes } = await readProfile(docket.db);
    return { profile: { name, place, regimes }, person: docket.person.name };
  }

  /** Lets a person choose a folder; undefined when the dialog was cancelled. */
  async chooseFolder(
    purpose: 'create' | 'open',
  ): Promise<{ token: string; name: string; isDocket: boolean } | undefined> {
    const { paths } = await this.host.ask({ ask: 'chooseFolder', purpose });
    const [path] = paths;
    if (path === undefined) return undefined;
    const { isDocket } = await readDocketInfo(path);
    return { token: this.#tokens.give(path, purpose), name: basename(path), isDocket };
  }

  /**
   * Makes a docket in a chosen folder and opens it, unconfirmed. Returns the recovery key, which is kept nowhere.
   * Errors: those of `createDocket`, `unknown-regime`, `unknown-place`, `docket-in-use` while another one is open.
   */
  create(wanted: { token: string; profile: Profile; person: string; passphrase: string }): Promise<string> {
    return this.#inTurn(async () => {
      const folder = this.#tokens.pathOf(wanted.token, 'create');
      this.#checkProfile(wanted.profile);
      const { docket, recoveryKey } = await createDocket({
        folder,
        profile: { ...wanted.profile, language: 'en' },
        person: { name: wanted.person },
        passphrase: wanted.passphrase,
      });
      await this.#begin(docket);
      return recoveryKey;
    });
  }

  #checkProfile({ place, regimes }: Profile): void {
    findCalendar(this.law.calendars, place);
    for (const one of regimes) {
      if (!this.law.regimes.some(({ id }) => id === one.regime)) {
        throw new DocketError('unknown-regime', { regime: one.regime });
      }
      findCalendar(this.law.calendars, one.place);
    }
  }

  /** Takes the recovery key that was typed back; from then on the docket can be worked with. */
  async confirm(typed: string): Promise<void> {
    const opened = this.#opened;
    if (!opened) throw new DocketError('locked', { state: 'closed' });
    if (opened.confirmed) return;
    await confirmRecoveryKey(opened.context.docket, typed);
    opened.confirmed = true;
  }

  /** Opens the docket behind a token, or the one that the program was started with. Errors: those of `openDocket`. */
  unlock(token: string | undefined, secret: OpenOptions['secret']): Promise<void> {
    return this.#inTurn(async () => {
      const folder = token === undefined ? this.#options.docketPath : this.#tokens.pathOf(token, 'open');
      if (folder === undefined) throw new DocketError('bad-input', { fields: ['token: missing'] });
      await this.#begin(await openDocket({ folder, secret }));
    });
  }

  async #begin(docket: OpenDocket): Promise<void> {
    try {
      const context = await contextOf(docket, this.law, {
        now: () => this.now(),
        emit: (change) => this.#changes.publish('changed', change),
      });
      const confirmed = await isRecoveryKeyConfirmed(docket);
      this.#opened = { context, confirmed, ended: new AbortController() };
    } catch (error) {
      await docket.close();
      throw error;
    }
    await this.host.ask({ ask: 'rememberDocket', path: docket.folder });
  }

  /** Refuses to open a second docket beside one that is open. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (this.#opened) throw new DocketError('docket-in-use', {});
      return work();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Every change from now on; ends when the docket is closed or `signal` is aborted. */
  async *watch(signal: AbortSignal | undefined): AsyncGenerator<Change, void> {
    const ended = this.#opened?.ended.signal;
    if (!ended) throw new DocketError('locked', { state: 'closed' });
    const over = signal ? AbortSignal.any([signal, ended]) : ended;
    try {
      yield* this.#changes.subscribe('changed', { signal: over });
    } catch (error) {
      if (!over.aborted) throw error;
    }
  }

  /** Closes the docket: its key is wiped and whoever watches is told the end. Closing twice is no error. */
  close(): Promise<void> {
    const turn = this.#last.then(async () => {
      const opened = this.#opened;
      this.#opened = undefined;
      opened?.ended.abort();
      await opened?.context.docket.close();
    });
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** Closes the docket and has the main process end this one; the window reloads. */
  async lock(): Promise<void> {
    await this.close();
    // Not awaited: the main process ends this one before it would answer.
    void this.host.ask({ ask: 'lock' });
  }
}
