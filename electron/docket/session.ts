import { basename } from 'node:path';
import { EventPublisher } from '@orpc/server';
import type { Law } from '#shared/clocks/question.ts';
import { findCalendar } from '#shared/clocks/question.ts';
import type { Profile, SessionStatus } from '#shared/contract/contract.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import { DocketError } from '#shared/errors.ts';
import { logDefect } from './api/failures.ts';
import { type Change, contextOf, type DocketContext } from './cases/context.ts';
import { codeOfFailure } from './database/errors.ts';
import type { Role } from './database/tables.ts';
import type { Host } from './host.ts';
import { type Progress, progressOf } from './progress.ts';
import { Tokens } from './tokens.ts';
import { lookAfter } from './upkeep.ts';
import { backUpAutomatically, isBackupDue } from './vault/automatic.ts';
import { createDocket } from './vault/create.ts';
import { isOpen, type OpenDocket } from './vault/docket.ts';
import { readDocketInfo } from './vault/info.ts';
import { measureCost } from './vault/kdf-cost.ts';
import { type OpenOptions, openDocket } from './vault/open.ts';
import { readProfile } from './vault/profile.ts';
import { confirmRecoveryKey, isRecoveryKeyConfirmed } from './vault/recovery.ts';
import { raiseSlot } from './vault/renew-slot.ts';
import { restoreOver } from './vault/restore-over.ts';
import { assertRole } from './vault/roles.ts';
import { type RotationProgress, rotateDocketKey } from './vault/rotate.ts';
import { openSnapshot } from './vault/snapshot.ts';
import type { KdfCost } from './vault/wrap.ts';

export interface SessionOptions {
  host: Host;
  law: Law;
  productVersion: string;
  /** Absolute path of the docket that the program was started with. */
  docketPath?: string | undefined;
  /** True when that docket is the sample, whose passphrase everybody may know. */
  sample: boolean;
  now?: () => string;
  /** Cost of the slots that are made; measured on this machine unless given (tests). */
  kdf?: KdfCost;
  /** Milliseconds after unlocking until the docket is looked after; long enough not to be in anybody's way. */
  upkeepAfterMs?: number;
}

/** Somebody who has just unlocked wants to see something; what is due can wait so long. */
const UPKEEP_AFTER_MS = 20_000;

interface Opened {
  context: DocketContext;
  /** The recovery key was typed back; before that nothing may be entered. */
  confirmed: boolean;
  /** Ends when the docket is closed. */
  ended: AbortController;
  /** Ends what is done in the background, while the docket stays open. */
  resting: AbortController;
  /** What is done in the background while it is open; settles soon after `ended` or `resting`. */
  upkeep: Promise<void>;
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
  /** The slot that is being made dearer after an unlock. */
  #raising: Promise<void> = Promise.resolve();
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
      ...(this.#opened?.context.docket.readOnly ? { readOnly: true } : {}),
      ...(path === undefined ? {} : { docket: { folderName: basename(path), ...(await this.#facts()) } }),
      ...(sample && docketPath !== undefined ? { samplePassphrase: SAMPLE_PASSPHRASE } : {}),
      recent: recent.map((one) => ({
        token: this.#tokens.give(one.path, 'open'),
        name: basename(one.path),
        openedAt: one.openedAt,
      })),
    };
  }

  async #facts(): Promise<{ profile?: Profile; person?: string; role?: Role }> {
    if (!this.#opened) return {};
    const { docket } = this.#opened.context;
    const { name, place, regimes } = await readProfile(docket.db);
    return { profile: { name, place, regimes }, person: docket.person.name, role: docket.person.role };
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
        kdf: await this.slotCost(),
      });
      await this.#begin(docket);
      return recoveryKey;
    });
  }

  /** What a new slot shall cost on this machine. */
  async slotCost(): Promise<KdfCost> {
    return this.#options.kdf ?? (await measureCost());
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

  /** Takes the recovery key, the first or one that replaces it, that was typed back; from then on the docket can be worked
   * with. */
  async confirm(typed: string): Promise<void> {
    const opened = this.#opened;
    if (!opened) throw new DocketError('locked', { state: 'closed' });
    if (opened.confirmed) assertRole(opened.context.person, 'officer');
    await confirmRecoveryKey(opened.context.docket, typed);
    opened.confirmed = true;
  }

  /**
   * Opens the docket behind a token, or the one that the program was started with; `snapshot`: for reading only, although
   * it is open elsewhere. Errors: those of `openDocket` and `openSnapshot`.
   */
  unlock(token: string | undefined, secret: OpenOptions['secret'], snapshot = false): Promise<void> {
    return this.#inTurn(async () => {
      const open = snapshot ? openSnapshot : openDocket;
      const docket = await open({ folder: this.#folderOf(token), secret });
      await this.#begin(docket);
      if (!snapshot) this.#raising = this.#raise(docket, secret);
    });
  }

  /** Makes the slot that was opened dearer where this machine allows it, behind the back of whoever begins to work. */
  async #raise(docket: OpenDocket, secret: OpenOptions['secret']): Promise<void> {
    try {
      await raiseSlot(docket, secret, await this.slotCost());
    } catch (error) {
      // The slot stays as it was and opens as before; the next unlock tries again.
      if (!(error instanceof DocketError) && codeOfFailure(error) === undefined) logDefect(error);
    }
  }

  async #begin(docket: OpenDocket): Promise<void> {
    try {
      const context = await contextOf(docket, this.law, {
        now: () => this.now(),
        emit: (change) => this.#changes.publish('changed', change),
      });
      const confirmed = await isRecoveryKeyConfirmed(docket);
      const ended = new AbortController();
      const resting = new AbortController();
      const idle = { resting, upkeep: Promise.resolve() };
      const background = confirmed ? this.#upkeepOf(context, ended.signal) : idle;
      this.#opened = { context, confirmed, ended, ...background };
    } catch (error) {
      await docket.close();
      throw error;
    }
    await this.host.ask({ ask: 'rememberDocket', path: docket.folder });
  }

  /** Begins what is done in the background until `ended` or until it is told to rest. */
  #upkeepOf(context: DocketContext, ended: AbortSignal): Pick<Opened, 'resting' | 'upkeep'> {
    const resting = new AbortController();
    const after = this.#options.upkeepAfterMs ?? UPKEEP_AFTER_MS;
    return { resting, upkeep: lookAfter(context, after, AbortSignal.any([ended, resting.signal])) };
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

  /**
   * Gives the docket a new key and opens it with that; whoever watches is told that everything may have changed.
   * Errors: those of `rotateDocketKey`, `locked`.
   */
  async rotate(onProgress: (progress: RotationProgress) => void): Promise<void> {
    const turn = this.#last.then(async () => {
      const opened = this.#opened;
      if (!opened) throw new DocketError('locked', { state: 'closed' });
      await this.#raising;
      // What is done in the background is given up, and begun anew with the new key.
      opened.resting.abort();
      await opened.upkeep;
      try {
        const docket = await rotateDocketKey(opened.context.docket, onProgress);
        const context = { ...opened.context, docket, person: docket.person };
        this.#opened = { ...opened, context, ...this.#upkeepOf(context, opened.ended.signal) };
      } catch (error) {
        // What was left undone is finished, or taken back, when the docket is opened the next time.
        if (isOpen(opened.context.docket)) {
          this.#opened = { ...opened, ...this.#upkeepOf(opened.context, opened.ended.signal) };
        } else {
          this.#opened = undefined;
          opened.ended.abort();
        }
        throw error;
      }
    });
    this.#last = turn.catch(() => {});
    await turn;
    this.#changes.publish('changed', {});
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

  /** Lets a person choose a backup; undefined when the dialog was cancelled. */
  async chooseBackup(): Promise<{ token: string; name: string } | undefined> {
    const { paths } = await this.host.ask({ ask: 'chooseFiles', purpose: 'backup' });
    const [path] = paths;
    return path === undefined
      ? undefined
      : { token: this.#tokens.give(path, 'restore'), name: basename(path) };
  }

  /** The path of a chosen backup. Throws `bad-input` for a token that is none. */
  backupBehind(token: string): string {
    return this.#tokens.pathOf(token, 'restore');
  }

  /** Lets a person choose a file with a regime or a calendar; undefined when the dialog was cancelled. */
  async chooseLawFile(): Promise<{ token: string; path: string } | undefined> {
    const { paths } = await this.host.ask({ ask: 'chooseFiles', purpose: 'law' });
    const [path] = paths;
    return path === undefined ? undefined : { token: this.#tokens.give(path, 'law'), path };
  }

  /** The path of a chosen file. Throws `bad-input` for a token that is none. */
  lawFileBehind(token: string): string {
    return this.#tokens.pathOf(token, 'law');
  }

  /**
   * Closes the docket and puts a backup in its place. Returns the name that the replaced docket has now.
   * Errors: those of `restoreOver`, `not-allowed` for everybody but an officer while it is open.
   */
  async restoreOver(wanted: {
    backup: string;
    docket?: string | undefined;
    passphrase: string;
  }): Promise<string> {
    if (this.#opened) assertRole(this.#opened.context.person, 'officer');
    const file = this.backupBehind(wanted.backup);
    const folder = this.#folderOf(wanted.docket);
    await this.close();
    const secret = { passphrase: wanted.passphrase };
    const { replaced } = await this.#inTurn(() => restoreOver(folder, file, this.now(), { secret }));
    return basename(replaced);
  }

  /** The folder of the open docket, of the one behind a token, or of the one that the program was started with. */
  #folderOf(token: string | undefined): string {
    if (this.#opened) return this.#opened.context.docket.folder;
    const folder = token === undefined ? this.#options.docketPath : this.#tokens.pathOf(token, 'open');
    if (folder === undefined) throw new DocketError('bad-input', { fields: ['token: missing'] });
    return folder;
  }

  /**
   * Makes the backup that is due, telling how far it is, and then closes the docket. When the backup fails the docket
   * stays open, so that somebody can put it right; `lock` closes it without one.
   */
  async *finish(signal: AbortSignal | undefined): AsyncGenerator<Progress, void> {
    const opened = this.#opened;
    if (opened?.confirmed) yield* this.backUp(signal, 'if-due');
    await this.close();
  }

  /** Makes an automatic backup, telling how far it is. `if-due`: only when something was entered since the last one. */
  async *backUp(signal: AbortSignal | undefined, when: 'now' | 'if-due'): AsyncGenerator<Progress, void> {
    // A rotation that is under way leaves another docket object, with another key.
    await this.#last;
    const { docket } = this.require();
    if (when === 'if-due' && !(await isBackupDue(docket))) return;
    const ended = this.#opened?.ended.signal;
    const over = AbortSignal.any([signal, ended].filter((one) => one !== undefined));
    yield* progressOf((onProgress) => backUpAutomatically(docket, this.now(), { onProgress, signal: over }));
  }

  /**
   * Closes the docket: its key is wiped and whoever watches is told the end. Closing twice is no error. It never waits
   * for a backup; one that is under way is given up and made again when the docket is opened the next time.
   */
  close(): Promise<void> {
    const turn = this.#last.then(async () => {
      const opened = this.#opened;
      this.#opened = undefined;
      opened?.ended.abort();
      await this.#raising;
      await opened?.upkeep;
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
