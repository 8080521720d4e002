import { basename } from 'node:path';
import { EventPublisher } from '@orpc/server';
import type { Law } from '#shared/clocks/question.ts';
import { findCalendar } from '#shared/clocks/question.ts';
import type { ListedName } from '#shared/contract/keep.ts';
import { SAMPLE_PASSPHRASE } from '#shared/contract/sample.ts';
import type { Profile, SessionStatus } from '#shared/contract/session.ts';
import { DocketError } from '#shared/errors.ts';
import type { Language } from '#shared/text/texts.ts';
import { nowIso } from '#shared/time.ts';
import { findListed } from './api/backups.ts';
import { logDefect } from './api/failures.ts';
import { type Change, contextOf, type DocketContext } from './cases/context.ts';
import { Chosen } from './chosen.ts';
import { Closing } from './closing.ts';
import { codeOfFailure } from './database/errors.ts';
import { deviceSecret, dropForgotten, isRemembered } from './device.ts';
import type { Host } from './host.ts';
import { Looking } from './looking.ts';
import { type Progress, progressOf } from './progress.ts';
import { forkReader, type StartReader } from './reader/start.ts';
import { lookAfter } from './upkeep.ts';
import { backUpAutomatically, backUpBefore, backUpElsewhere, isBackupDue } from './vault/automatic.ts';
import { createDocket } from './vault/create.ts';
import { isOpen, type OpenDocket } from './vault/docket.ts';
import { measureCost } from './vault/kdf-cost.ts';
import { type OpenOptions, openDocket } from './vault/open.ts';
import { OpenCopies } from './vault/open-copies.ts';
import { readProfile } from './vault/profile.ts';
import { confirmRecoveryKey, isRecoveryKeyConfirmed } from './vault/recovery.ts';
import { raiseSlot } from './vault/renew-slot.ts';
import { type RestoreOverOptions, restoreOver } from './vault/restore-over.ts';
import { assertRole } from './vault/roles.ts';
import { ROTATION_STEPS, type RotationProgress, rotateDocketKey } from './vault/rotate.ts';
import { openSnapshot } from './vault/snapshot.ts';
import type { KdfCost, TypedSecret } from './vault/wrap.ts';

export interface SessionOptions {
  host: Host;
  law: Law;
  productVersion: string;
  /** Absolute path of the docket that the program was started with. */
  docketPath?: string | undefined;
  /** True when that docket is the sample, whose passphrase everybody may know. */
  sample: boolean;
  /** How a process that reads files of others is started; as a child of this one unless given. */
  startReader?: StartReader;
  now?: () => string;
  /** Cost of the slots that are made; measured on this machine unless given (tests). */
  kdf?: KdfCost;
  /** Milliseconds after unlocking until the docket is looked after; long enough not to be in anybody's way. */
  upkeepAfterMs?: number;
  /** Milliseconds between two looks at the clocks of the cases and of the computer. */
  lookEveryMs?: number;
  /** Milliseconds since the computer was started, and its zone; those of this computer unless given (tests). */
  running?: () => number;
  machineZone?: () => string;
}

/** Somebody who has just unlocked wants to see something; what is due can wait so long. */
const UPKEEP_AFTER_MS = 20_000;

/** A look costs nothing while nothing is due. */
const LOOK_EVERY_MS = 2_000;

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
  readonly startReader: StartReader;
  /** The end in order, with its backup. */
  readonly closing: Closing;
  /** What other programs show of the open docket. */
  readonly copies = new OpenCopies();
  /** What people chose in dialogs. */
  readonly chosen: Chosen;
  /** The reminders, and the watch over the clock of the computer. */
  readonly looking: Looking;
  readonly #options: SessionOptions;
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
    this.startReader = options.startReader ?? forkReader;
    this.#options = options;
    this.chosen = new Chosen(this.host);
    const { running, machineZone } = options;
    this.looking = new Looking({
      host: this.host,
      now: () => this.now(),
      tell: () => this.#tell({}),
      running,
      machineZone,
    });
    this.closing = new Closing({
      host: this.host,
      backUp: (signal, folder) => this.#backUpLast(signal, folder),
      end: () => this.close(),
    });
  }

  /** The moment of the call, ISO in UTC. */
  now(): string {
    return this.#options.now?.() ?? nowIso();
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
        token: this.chosen.offer(one.path, 'open'),
        name: basename(one.path),
        openedAt: one.openedAt,
      })),
    };
  }

  async #facts(): Promise<Omit<NonNullable<SessionStatus['docket']>, 'folderName'>> {
    if (!this.#opened) return {};
    const { docket } = this.#opened.context;
    const { name, place, regimes } = await readProfile(docket.db);
    const { person, broughtUp } = docket;
    return {
      profile: { name, place, regimes },
      person: person.name,
      role: person.role,
      ...(broughtUp && { broughtUp }),
    };
  }

  /**
   * Makes a docket in a chosen folder and opens it, unconfirmed. Returns the recovery key, which is kept nowhere.
   * Errors: those of `createDocket`, `unknown-regime`, `unknown-place`, `docket-in-use` while another one is open.
   */
  create(wanted: {
    token: string;
    profile: Profile;
    person: string;
    passphrase: string;
    language?: Language | undefined;
  }): Promise<string> {
    return this.#inTurn(async () => {
      const folder = this.chosen.pathOf(wanted.token, 'create');
      this.#checkProfile(wanted.profile);
      const { docket, recoveryKey } = await createDocket({
        folder,
        profile: { ...wanted.profile, language: wanted.language ?? 'en' },
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
   * it is open elsewhere; `device`: with what this computer keeps. Errors: those of `openDocket`, `openSnapshot` and
   * `deviceSecret`.
   */
  unlock(token: string | undefined, given: TypedSecret | { device: true }, snapshot = false): Promise<void> {
    return this.#inTurn(async () => {
      const open = snapshot ? openSnapshot : openDocket;
      const folder = this.folderOf(token);
      const secret = 'device' in given ? await deviceSecret(this.host, folder) : given;
      const docket = await open({ folder, secret });
      await this.#begin(docket);
      if (snapshot) return;
      await dropForgotten(this.host, docket);
      this.#raising = this.#raise(docket, secret);
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
        emit: (change) => this.#tell(change),
        startReader: this.startReader,
      });
      const confirmed = await isRecoveryKeyConfirmed(docket);
      const ended = new AbortController();
      const resting = new AbortController();
      const idle = { resting, upkeep: Promise.resolve() };
      const background = confirmed ? this.#upkeepOf(context, ended.signal) : idle;
      await this.looking.open(docket);
      this.#opened = { context, confirmed, ended, ...background };
      this.#lookEvery(this.#options.lookEveryMs ?? LOOK_EVERY_MS, ended.signal);
    } catch (error) {
      await docket.close();
      throw error;
    }
    await this.host.ask({ ask: 'rememberDocket', path: docket.folder });
  }

  /** Tells whoever watches that something changed; a reminder may be due by it, or no longer. */
  #tell(change: Change): void {
    this.looking.reminding.changed();
    this.#changes.publish('changed', change);
  }

  /** Looks at the clocks, of the cases and of the computer, until `ended`. */
  #lookEvery(milliseconds: number, ended: AbortSignal): void {
    let isLooking = false;
    const timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      void this.look().finally(() => {
        isLooking = false;
      });
    }, milliseconds);
    timer.unref();
    ended.addEventListener('abort', () => clearInterval(timer));
  }

  /**
   * One look, in turn with whatever opens, closes or rotates the docket, so that it never finds half of it. Never rejects.
   */
  look(): Promise<void> {
    const turn = this.#last.then(async () => {
      const desk = this.peek();
      if (desk) await this.looking.look(desk);
    });
    const settled = turn.catch((error: unknown) => {
      if (!(error instanceof DocketError) && codeOfFailure(error) === undefined) logDefect(error);
    });
    this.#last = settled;
    return settled;
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
   * Makes an automatic backup, gives the docket a new key and opens it with that; whoever watches is told that everything
   * may have changed. Errors: those of `rotateDocketKey`, `locked`, `backup-first`.
   */
  async rotate(onProgress: (progress: RotationProgress) => void, withoutBackup = false): Promise<void> {
    const turn = this.#last.then(async () => {
      const opened = this.#opened;
      if (!opened) throw new DocketError('locked', { state: 'closed' });
      await this.#raising;
      // What is done in the background is given up, and begun anew with the new key.
      opened.resting.abort();
      await opened.upkeep;
      try {
        if (!withoutBackup) {
          onProgress({ step: 'backup', done: 0, of: ROTATION_STEPS });
          await backUpBefore(opened.context.docket, 'before-rotation', this.now());
        }
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
    this.#tell({});
  }

  /** Aborted when the caller gives up, and when the docket is closed. */
  whileOpen(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any([signal, this.#opened?.ended.signal].filter((one) => one !== undefined));
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

  /** Takes a backup of the list, or lets a person choose one; undefined when the dialog was cancelled. */
  async chooseBackup(listed?: ListedName): Promise<{ token: string; name: string } | undefined> {
    const path = listed ? await findListed(this.require(), listed) : (await this.chosen.file('backup'))?.path;
    return path === undefined
      ? undefined
      : { token: this.chosen.offer(path, 'backup'), name: basename(path) };
  }

  /**
   * Closes the docket, once the backup is known to be whole and to open, and puts the backup in its place. Returns the name
   * that the replaced docket has now. Errors: those of `restoreOver`, `not-allowed` for everybody but an officer while it
   * is open.
   */
  async restoreOver(
    wanted: { backup: string; docket?: string | undefined; passphrase: string },
    watch: Pick<RestoreOverOptions, 'onProgress' | 'onReplacing' | 'signal'> = {},
  ): Promise<string> {
    if (this.#opened) assertRole(this.#opened.context.person, 'officer');
    const file = this.chosen.pathOf(wanted.backup, 'backup');
    const folder = this.folderOf(wanted.docket);
    const secret = { passphrase: wanted.passphrase };
    const beforeReplacing = this.#opened ? () => this.close() : undefined;
    const restore = () => restoreOver(folder, file, this.now(), { ...watch, secret, beforeReplacing });
    const { replaced } = await (beforeReplacing ? restore() : this.#inTurn(restore));
    return basename(replaced);
  }

  /** Whether this computer opens the docket behind a token, or the one that the program was started with. */
  async isRemembered(token: string | undefined): Promise<boolean> {
    return isRemembered(this.host, this.folderOf(token));
  }

  /** Does something with a docket that is not open. Throws `docket-in-use` while one is. */
  onClosed<T>(token: string | undefined, work: (folder: string) => Promise<T>): Promise<T> {
    return this.#inTurn(() => work(this.folderOf(token)));
  }

  /** The folder of the open docket, of the one behind a token, or of the one that the program was started with. */
  folderOf(token: string | undefined): string {
    if (this.#opened) return this.#opened.context.docket.folder;
    const folder = token === undefined ? this.#options.docketPath : this.chosen.pathOf(token, 'open');
    if (folder === undefined) throw new DocketError('bad-input', { fields: ['token: missing'] });
    return folder;
  }

  /** The backup with which a docket is closed: in a folder that somebody chose, or the usual one if it is due. */
  async *#backUpLast(signal: AbortSignal, folder: string | undefined): AsyncGenerator<Progress, void> {
    await this.#last;
    const docket = this.peek()?.docket;
    if (docket === undefined) return;
    if (folder === undefined) {
      yield* this.backUp(signal, 'if-due');
      return;
    }
    yield* progressOf((onProgress) => backUpElsewhere(docket, folder, this.now(), { onProgress, signal }));
  }

  /** Makes an automatic backup, telling how far it is. `if-due`: only when something was entered since the last one. */
  async *backUp(signal: AbortSignal | undefined, when: 'now' | 'if-due'): AsyncGenerator<Progress, void> {
    // A rotation that is under way leaves another docket object, with another key, and a slot that is made dearer an entry.
    await this.#last;
    await this.#raising;
    const { docket } = this.require();
    if (when === 'if-due' && !(await isBackupDue(docket))) return;
    const over = this.whileOpen(signal);
    yield { done: 0, total: 0 };
    yield* progressOf((onProgress) => backUpAutomatically(docket, this.now(), { onProgress, signal: over }));
  }

  /**
   * Closes the docket: its key is wiped and whoever watches is told the end. Closing twice is no error. It never waits
   * for a backup; one that is under way is given up and made again when the docket is opened the next time. What other
   * programs show of it is deleted first.
   */
  close(): Promise<void> {
    const cleaned = this.copies.removeAll();
    const turn = this.#last.then(async () => {
      const opened = this.#opened;
      this.#opened = undefined;
      opened?.ended.abort();
      await this.#raising;
      await opened?.upkeep;
      await opened?.context.docket.close();
      await cleaned;
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
