import type { BrowserWindow } from 'electron';
import type { HostQuestion } from '#shared/contract/host.ts';
import { chooseFiles, chooseFolder, chooseTarget } from './dialogs.ts';
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
  /** Told how the closing of the docket stands. */
  closing: Record<'closing' | 'stay' | 'closed' | 'leave', () => void>;
}

/** Answers one question of the docket process. Paths that come back were chosen by a person in the system's dialog. */
export async function answerQuestion(question: HostQuestion, means: HostMeans): Promise<HostAnswer> {
  switch (question.ask) {
    case 'chooseFolder':
      return fromDialog(means, (window) => chooseFolder(window, question));
    case 'chooseFiles':
      return fromDialog(means, (window) => chooseFiles(window, question));
    case 'chooseTarget':
      return fromDialog(means, (window) => chooseTarget(window, question));
    case 'recentDockets':
      return { paths: [], recent: means.recent.list() };
    case 'rememberDocket':
      means.recent.remember(question.path, new Date().toISOString());
      means.opened(question.path);
      return { paths: [], recent: [] };
    case 'lock':
      means.lock();
      return { paths: [], recent: [] };
    case 'closing':
    case 'stay':
    case 'closed':
    case 'leave':
      means.closing[question.ask]();
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
