import { app, BrowserWindow, nativeTheme, screen, type WebContents, type WebPreferences } from 'electron';
import { z } from 'zod';
import { type Arrival, pageAddress } from '#shared/contract/page.ts';
import { timeShift } from '#shared/time.ts';
import { chooseBounds, MINIMUM } from './bounds.ts';
import { preloadFile, windowFile } from './paths.ts';
import { readSmallFile, writeSmallFile } from './small-file.ts';

/** How long a page may take to give way to the next before its process is ended. */
const GIVE_WAY_MS = 4000;

/** How long the content of a page that gives way slowly may be seen: then the window is hidden until the next is there. */
const HIDE_AFTER_MS = 400;

/** The mock's paper, so that the window does not flash before its first frame. */
const paper = { light: '#f6f5f1', dark: '#12161b' };

const rememberedSchema = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  maximized: z.boolean(),
});

/** Opens the window; it shows itself with its first frame. The page is loaded by `loadPage`. */
export function openWindow(): BrowserWindow {
  const remembered = readSmallFile(windowFile(), rememberedSchema);
  const window = new BrowserWindow({
    ...chooseBounds(remembered?.bounds, workAreas()),
    minWidth: MINIMUM.width,
    minHeight: MINIMUM.height,
    show: false,
    title: app.getName(),
    backgroundColor: paperNow(),
    webPreferences: webPreferences(),
  });
  if (remembered?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => rememberPlace(window));
  followTheme(window);
  return window;
}

/** Loads the page for the first time. */
export async function loadPage({ webContents }: BrowserWindow): Promise<void> {
  await webContents.loadURL(pageAddress(undefined, timeShift())).catch(ignoreSuperseded);
}

/**
 * Loads the page anew, without a way back to the old one. A page that does not give way (it hangs) is ended with its
 * process, so that a lock is never held up, and until then nobody sees it. Resolves when the new page has taken its place.
 */
export async function replacePage(window: BrowserWindow, arrival: Arrival): Promise<void> {
  const { webContents } = window;
  const load = () => void webContents.loadURL(pageAddress(arrival, timeShift())).catch(ignoreSuperseded);
  const replaced = new Promise<'replaced'>((resolve) => {
    webContents.once('did-navigate', () => resolve('replaced'));
    webContents.once('destroyed', () => resolve('replaced'));
  });
  load();
  const showAgain = hideSoon(window);
  const outcome = await Promise.race([replaced, after(GIVE_WAY_MS)]);
  if (outcome === 'late') {
    await endRenderer(webContents);
    load();
    await replaced;
  }
  showAgain();
  if (!webContents.isDestroyed()) webContents.navigationHistory.clear();
}

/** Ends the page's process. A load that begins before it is gone would be lost with it. */
async function endRenderer(webContents: WebContents): Promise<void> {
  const gone = new Promise<void>((resolve) => {
    // In the event itself a load would end the program.
    webContents.once('render-process-gone', () => setTimeout(resolve));
  });
  webContents.forcefullyCrashRenderer();
  await Promise.race([gone, after(GIVE_WAY_MS)]);
}

/** Hides the window soon, unless what is returned is called first; that shows it again as well. */
function hideSoon(window: BrowserWindow): () => void {
  let isHidden = false;
  const timer = setTimeout(() => {
    if (window.isDestroyed() || !window.isVisible()) return;
    isHidden = true;
    window.hide();
  }, HIDE_AFTER_MS);
  return () => {
    clearTimeout(timer);
    if (isHidden && !window.isDestroyed()) window.showInactive();
  };
}

/** Every preference that could weaken the page is named, so that a changed default changes nothing. */
function webPreferences(): WebPreferences {
  return {
    preload: preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    disableDialogs: true,
    spellcheck: false,
    devTools: !app.isPackaged,
  };
}

function workAreas(): Electron.Rectangle[] {
  const main = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
  return [main, ...others].map(({ workArea }) => workArea);
}

function rememberPlace(window: BrowserWindow): void {
  try {
    writeSmallFile(windowFile(), { bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  } catch {
    console.error('The place of the window could not be written.');
  }
}

function followTheme(window: BrowserWindow): void {
  const repaint = () => window.setBackgroundColor(paperNow());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));
}

function paperNow(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}

function after(milliseconds: number): Promise<'late'> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, 'late'));
}

/** A load that a newer one replaced rejects; the newer one is what counts. */
function ignoreSuperseded(): void {}
