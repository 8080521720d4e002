import type { BrowserWindow } from 'electron';
import type { DeviceAnswers, DeviceQuestion } from '#shared/contract/device-host.ts';
import type { HostQuestion } from '#shared/contract/host.ts';
import { nowIso } from '#shared/time.ts';
import type { CopiedTexts } from './copied.ts';
import type { DeviceKeys } from './device-keys.ts';
import { chooseFiles, chooseFolder, chooseTarget } from './dialogs.ts';
import type { IdleLimit } from './idle.ts';
import { openCopy } from './open-copy.ts';
import { pagePdf } from './page-pdf.ts';
import type { RecentDocket, RecentDockets } from './recent.ts';
import type { Reminders } from './reminders.ts';
import { showsNotices } from './system-notice.ts';

export interface HostAnswer extends DeviceAnswers {
  readonly paths: string[];
  readonly recent: RecentDocket[];
  /** The page of the window as a PDF. */
  readonly pdf?: Uint8Array<ArrayBuffer>;
  /** The system shows notifications. */
  readonly notifications?: boolean;
}

/** What the program answers; readers are answered beside their docket process. */
export type AskedOfProgram = Exclude<HostQuestion, { ask: 'startReader' | 'readerGone' | 'endReader' }>;

const noPaths = { paths: [], recent: [] };

/** What the main process can do for the docket process. */
export interface HostMeans {
  /** The window that a dialog belongs to; undefined while there is none, and then every dialog counts as cancelled. */
  window(): BrowserWindow | undefined;
  readonly recent: RecentDockets;
  /** Told which docket is open, so that it is offered again after a lock. */
  opened(path: string): void;
  lock(): void;
  readonly deviceKeys: DeviceKeys;
  readonly idleLimit: IdleLimit;
  readonly copied: CopiedTexts;
  readonly reminders: Pick<Reminders, 'show' | 'expect'>;
  /** Told how the closing of the docket stands. */
  closing: Record<'closing' | 'stay' | 'closed' | 'leave', () => void>;
}

/**
 * Answers one question of the docket process with this number. Paths that come back were chosen by a person in the
 * system's dialog, or are those of the copy that was opened.
 */
export async function answerQuestion(
  question: AskedOfProgram,
  means: HostMeans,
  docketPid: number,
): Promise<HostAnswer> {
  switch (question.ask) {
    case 'chooseFolder':
      return fromDialog(means, (window) => chooseFolder(window, question));
    case 'chooseFiles':
      return fromDialog(means, (window) => chooseFiles(window, question));
    case 'chooseTarget':
      return fromDialog(means, (window) => chooseTarget(window, question));
    case 'pagePdf': {
      const window = means.window();
      return { ...noPaths, ...(window && { pdf: await pagePdf(window) }) };
    }
    case 'openCopy':
      return { ...noPaths, paths: (await openCopy(question.path, docketPid)) ? [question.path] : [] };
    case 'recentDockets':
      return { ...noPaths, recent: means.recent.list() };
    case 'rememberDocket':
      means.recent.remember(question.path, nowIso());
      means.opened(question.path);
      return noPaths;
    case 'notifications':
      return { ...noPaths, notifications: showsNotices() };
    case 'remind':
      means.reminders.show(question.notice);
      return noPaths;
    case 'nextReminder':
      means.reminders.expect(question.at);
      return noPaths;
    case 'lock':
      means.lock();
      return noPaths;
    case 'closing':
    case 'stay':
    case 'closed':
    case 'leave':
      means.closing[question.ask]();
      return noPaths;
    default:
      return { ...noPaths, ...(await answerOfDevice(question, means)) };
  }
}

/** What concerns the computer: its keychain, how long it may be left, its clipboard. */
async function answerOfDevice(
  question: DeviceQuestion,
  { deviceKeys, idleLimit, copied }: HostMeans,
): Promise<DeviceAnswers> {
  switch (question.ask) {
    case 'keychain':
      return { keychain: await deviceKeys.keychain() };
    case 'keepDeviceKey':
      return { keychain: await deviceKeys.keep(question) };
    case 'deviceKey':
      return { deviceKey: await deviceKeys.read(question.docketId) };
    case 'knownDevice':
      return { knownDevice: deviceKeys.known(question.docketId) };
    case 'forgetDevice':
      return { knownDevice: deviceKeys.forget(question.docketId) };
    case 'slotsGone':
      deviceKeys.dropMarks(question.docketId, question.slotIds);
      return {};
    case 'idleLimit':
      if (question.minutes !== undefined) idleLimit.set(question.minutes);
      return { idleMinutes: idleLimit.minutes() };
    case 'copied':
      copied.note(question.to);
      return {};
  }
}

async function fromDialog(
  means: HostMeans,
  show: (window: BrowserWindow) => Promise<string[]>,
): Promise<HostAnswer> {
  const window = means.window();
  return { ...noPaths, paths: window ? await show(window) : [] };
}
