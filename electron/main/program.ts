import { app, type BrowserWindow, safeStorage, session } from 'electron';
import type { Arrival } from '#shared/contract/page.ts';
import { timeShift } from '#shared/time.ts';
import { keepCopiedTexts } from './copied.ts';
import { keepDeviceKeys } from './device-keys.ts';
import { type DocketProcess, startDocketProcess } from './docket-process.ts';
import { answerQuestion } from './host.ts';
import { keepIdleLimit } from './idle.ts';
import { listenForPage } from './ipc.ts';
import { SystemKeychain } from './keychain.ts';
import { type Leaving, leaveInOrder } from './leave.ts';
import { keepDocketProcess } from './lock.ts';
import { showMenu } from './menu.ts';
import { deviceKeysFile, idleFile, pageFolder, recentFile, themeFile } from './paths.ts';
import { leaveWithSystem, lockOnAbsence } from './power.ts';
import { servePage } from './protocol.ts';
import { keepRecentDockets } from './recent.ts';
import { keepReminders } from './reminders.ts';
import { reportAndQuit } from './smoke.ts';
import type { Switches } from './switches.ts';
import { systemClipboard } from './system-clipboard.ts';
import { makeNotice } from './system-notice.ts';
import { menuTexts } from './texts.ts';
import { chooseTheme, restoreTheme } from './theme.ts';
import { askWhetherToTryAgain } from './trouble.ts';
import { loadPage, openWindow } from './window.ts';

/** The same as in `electron-builder.config.mjs`. */
const APP_ID = 'org.privacydocket.app';

/** Runs the program once Electron is ready: docket process and window start side by side. */
export function runProgram(switches: Switches): void {
  // Without it Windows shows no notification.
  if (process.platform === 'win32') app.setAppUserModelId(APP_ID);
  const recent = keepRecentDockets(recentFile());
  const answered = Promise.withResolvers<void>();
  /** The docket that the page offers to unlock: the one named at the start, then the one that was opened last. */
  let offered = switches.docketPath;
  let window: BrowserWindow | undefined;

  const copied = keepCopiedTexts(systemClipboard);
  const idleLimit = keepIdleLimit(idleFile());
  const reminders = keepReminders({
    make: makeNotice,
    waiting: menuTexts().reminder,
    focus: () => showAgain(window),
    clicked: (id) => keeper.clicked(id),
  });
  let leaving: Leaving | undefined;

  /** A lock does not wait for the end of the window, which was wanted already. */
  const lock = (arrival: Arrival) => {
    void copied.takeAway();
    if (arrival === 'locked' || arrival === 'crashed') reminders.locked();
    else reminders.forget();
    if (leaving?.isUnderWay()) leaving.now();
    else void keeper.lock(arrival);
  };
  const host = {
    window: () => window,
    recent,
    opened(path: string) {
      offered = path;
      reminders.forget();
    },
    lock: () => lock('locked'),
    deviceKeys: keepDeviceKeys(deviceKeysFile(), new SystemKeychain(safeStorage, process.platform)),
    idleLimit,
    copied,
    reminders,
    closing: {
      closing: () => leaving?.sign(),
      stay: () => leaving?.stay(),
      closed: () => leaveFor('closed'),
      leave: () => leaving?.now(),
    },
  };
  const start = (crashed: () => void): DocketProcess =>
    startDocketProcess({
      start: startMessage(offered, switches),
      async answer(question, docketPid) {
        const answer = await answerQuestion(question, host, docketPid);
        answered.resolve();
        return answer;
      },
      crashed() {
        reminders.locked();
        if (leaving?.isUnderWay()) leaving.now();
        else crashed();
      },
    });
  const keeper = keepDocketProcess({
    window: () => window,
    start,
    tryAgain: askWhetherToTryAgain,
    quit: () => (leaving ? leaving.now() : app.quit()),
  });

  servePage(session.defaultSession, pageFolder);
  listenForPage({ windowId: () => window?.webContents.id, connect: keeper.connect });
  restoreTheme(themeFile());
  const leaveFor = (arrival: Arrival) => {
    offered = undefined;
    lock(arrival);
  };
  showMenu({
    create: () => leaveFor('create'),
    open: () => leaveFor('open'),
    lock: () => lock('locked'),
    close: () => keeper.close(false),
    setTheme: (theme) => chooseTheme(themeFile(), theme),
  });

  window = openWindow();
  leaving = leaveInOrder(window, () => keeper.close(true));
  leaveWithSystem(window, leaving.now);
  lockOnAbsence(window.webContents, idleLimit, () => lock('locked'));
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    // In the event itself a load would end the program.
    if (reason !== 'clean-exit') setTimeout(() => lock('crashed'));
  });
  window.once('closed', () => {
    window = undefined;
    reminders.stop();
    void Promise.all([keeper.stop(), copied.takeAway()]).finally(() => app.quit());
  });
  app.on('second-instance', () => showAgain(window));
  void loadPage(window);
  if (switches.smokeReport) void reportAndQuit(switches.smokeReport, window, answered.promise);
}

function startMessage(docketPath: string | undefined, switches: Switches) {
  const isSample = switches.sample && docketPath !== undefined && docketPath === switches.docketPath;
  return {
    ...(docketPath ? { docketPath } : {}),
    sample: isSample,
    productVersion: app.getVersion(),
    timeShift: timeShift(),
  };
}

function showAgain(window: BrowserWindow | undefined): void {
  if (!window) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
