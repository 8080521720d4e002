import type { BrowserWindow } from 'electron';
import type { HostQuestion } from '#shared/contract/host.ts';
import { chooseFiles, chooseFolder, chooseTarget } from './dialogs.ts';
import { openCopy } from './open-copy.ts';
import type { RecentDocket, RecentDockets } from './recent.ts';

export interface HostAnswer {
  readonly paths: string[];
  readonly recent: RecentDocket[];
}

/** What the main process can do for the docket process. */
export interface HostMeans {
  /** The window that a dialog belongs to; undefined while there is none, and then every dialog counts as cancelled. */
  window(): BrowserWindow | undefined;
  readonly recent: RecentDockets;
  /** Told which docket is open, so that it is offered again after a lock. */
  opened(path: string): void;
  lock(): void;
}

/**
 * Answers one question of the docket process with this number. Paths that come back were chosen by a person in the
 * system's dialog, or are those of the copy that was opened.
 */
export async function answerQuestion(
  question: HostQuestion,
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
    case 'openCopy':
      return { paths: (await openCopy(question.path, docketPid)) ? [question.path] : [], recent: [] };
    case 'recentDockets':
      return { paths: [], recent: means.recent.list() };
    case 'rememberDocket':
      means.recent.remember(question.path, new Date().toISOString());
      means.opened(question.path);
      return { paths: [], recent: [] };
    case 'lock':
      means.lock();
      return { paths: [], recent: [] };
  }
}

async function fromDialog(
  means: HostMeans,
  show: (window: BrowserWindow) => Promise<string[]>,
): Promise<HostAnswer> {
  const window = means.window();
  return { paths: window ? await show(window) : [], recent: [] };
}
