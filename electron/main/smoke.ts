import { writeFileSync } from 'node:fs';
import { app, type BrowserWindow } from 'electron';

/** How long the program may take to stand; a slow disk and a cold start fit in. */
const LIMIT_MS = 60_000;

/** What `--smoke-report` writes: enough to know that a packed program works, read by the test of the package. */
export interface SmokeReport {
  readonly window: 'shown' | 'hidden';
  readonly title: string;
  /** `answered`: the page reached the docket process through its port, and that the main process. */
  readonly docketProcess: 'answered' | 'silent';
  readonly packaged: boolean;
  readonly electron: string;
}

/** Waits until the window is shown and `answered` resolves, writes the report to `file` and quits; status 1 if either is missing. */
export async function reportAndQuit(
  file: string,
  window: BrowserWindow,
  answered: Promise<void>,
): Promise<void> {
  let docketProcess: SmokeReport['docketProcess'] = 'silent';
  const heard = answered.then(() => {
    docketProcess = 'answered';
  });
  await Promise.race([Promise.all([whenShown(window), heard]), after(LIMIT_MS)]);
  const report: SmokeReport = {
    window: window.isVisible() ? 'shown' : 'hidden',
    title: window.getTitle(),
    docketProcess,
    packaged: app.isPackaged,
    electron: process.versions.electron,
  };
  writeFileSync(file, `${JSON.stringify(report)}\n`);
  app.exit(report.window === 'shown' && report.docketProcess === 'answered' ? 0 : 1);
}

function whenShown(window: BrowserWindow): Promise<void> {
  if (window.isVisible()) return Promise.resolve();
  return new Promise((resolve) => window.once('show', () => resolve()));
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
