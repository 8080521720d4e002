import { EventPublisher } from '@orpc/server';
import type { Followed } from '#shared/contract/reminders.ts';
import { DocketError } from '#shared/errors.ts';
import type { Language } from '#shared/text/texts.ts';
import { logDefect } from '../api/failures.ts';
import type { DocketContext } from '../cases/context.ts';
import type { Host } from '../host.ts';
import { readProfile } from '../vault/profile.ts';
import { dueReminders, isReminded } from './due.ts';
import { readReminderSettings } from './settings.ts';
import { rememberTold } from './told.ts';
import { noticesOf } from './words.ts';

/** After a failure (a full disk, a docket that was taken away) it is tried again after so long. */
const TRY_AGAIN_MS = 60_000;
/** Where nothing is known to come within a week, it is looked again after a day. */
const LOOK_AGAIN_MS = 24 * 3_600_000;

/** Reminds the person who has a docket open, as long as it is open. */
export class Reminding {
  readonly #host: Host;
  readonly #clicks = new EventPublisher<{ followed: Followed }>();
  /** What each notification leads to. The main process knows the id alone. */
  readonly #told = new Map<string, Followed>();
  #language: Language | undefined;
  /** When there may be something to tell; milliseconds since 1970. */
  #next = Number.NEGATIVE_INFINITY;
  #lastLook = Number.NEGATIVE_INFINITY;
  /** Something was changed since the last look began. */
  #isStale = false;

  constructor(host: Host) {
    this.#host = host;
  }

  /** The language in which the window speaks; until it says so, that of the docket. */
  speak(language: Language): void {
    this.#language = language;
  }

  /** The next look reads everything anew: something was changed. */
  changed(): void {
    this.#isStale = true;
  }

  /** Whether a look would find something to do at `now`. A clock that was set back makes everything uncertain. */
  isDue(now: number): boolean {
    if (now < this.#lastLook) this.changed();
    this.#lastLook = now;
    return this.#isStale || now >= this.#next;
  }

  /** Tells what is to be told and remembers it. Never rejects. */
  async look(context: DocketContext): Promise<void> {
    const now = Date.parse(context.now());
    this.#isStale = false;
    this.#next = now + TRY_AGAIN_MS;
    try {
      this.#next = (await this.#tell(context)) ?? now + LOOK_AGAIN_MS;
    } catch (error) {
      if (!(error instanceof DocketError)) logDefect(error);
    }
  }

  /** A notification was clicked. One that an earlier process showed leads nowhere. */
  clicked(id: string): void {
    const followed = this.#told.get(id);
    if (followed) this.#clicks.publish('followed', followed);
  }

  /** Each click from now on, until `signal` is aborted. */
  async *followed(signal: AbortSignal): AsyncGenerator<Followed, void> {
    try {
      yield* this.#clicks.subscribe('followed', { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Returns when there will be more to tell, in milliseconds since 1970. */
  async #tell(context: DocketContext): Promise<number | undefined> {
    if (!isReminded(context)) return undefined;
    const settings = await readReminderSettings(context.docket.db);
    const { tell, next } = await dueReminders(context, settings);
    if (tell.length > 0) {
      const language = this.#language ?? (await readProfile(context.docket.db)).language;
      const clocks = tell.map(({ clock }) => clock);
      for (const { leadsTo, ...notice } of noticesOf(clocks, language, context.now())) {
        this.#told.set(notice.id, leadsTo);
        void this.#host.ask({ ask: 'remind', notice });
      }
      // After it was told: whoever is killed in between is told twice, and not never.
      await rememberTold(context, tell);
      context.emit({});
    }
    const at = settings.whileLocked && next !== undefined ? { at: new Date(next).toISOString() } : {};
    void this.#host.ask({ ask: 'nextReminder', ...at });
    return next;
  }
}
