import { app, Menu, type MenuItemConstructorOptions, nativeTheme } from 'electron';
import { menuTexts } from './texts.ts';
import type { Theme } from './theme.ts';

export interface MenuActions {
  create(): void;
  open(): void;
  lock(): void;
  close(): void;
  setTheme(theme: Theme): void;
}

/** The application menu: small, because everything in the docket has its place in the page. */
export function showMenu(actions: MenuActions): void {
  const texts = menuTexts();
  app.setAboutPanelOptions({
    applicationName: app.getName(),
    applicationVersion: app.getVersion(),
    copyright: texts.help.credits,
  });
  const template = [fileMenu(actions), editMenu(), viewMenu(actions), helpMenu()];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

function fileMenu({ create, open, lock, close }: MenuActions): MenuItemConstructorOptions {
  const texts = menuTexts().file;
  return {
    label: texts.title,
    submenu: [
      { label: texts.create, click: create },
      { label: texts.open, accelerator: 'CmdOrCtrl+O', click: open },
      { type: 'separator' },
      { label: texts.lock, accelerator: 'CmdOrCtrl+L', click: lock },
      { label: texts.close, click: close },
      { type: 'separator' },
      { label: texts.quit, role: 'quit', accelerator: 'CmdOrCtrl+Q' },
    ],
  };
}

function editMenu(): MenuItemConstructorOptions {
  const texts = menuTexts().edit;
  return {
    label: texts.title,
    submenu: [
      { label: texts.undo, role: 'undo' },
      { label: texts.redo, role: 'redo' },
      { type: 'separator' },
      { label: texts.cut, role: 'cut' },
      { label: texts.copy, role: 'copy' },
      { label: texts.paste, role: 'paste' },
      { label: texts.selectAll, role: 'selectAll' },
    ],
  };
}

function viewMenu({ setTheme }: MenuActions): MenuItemConstructorOptions {
  const texts = menuTexts().view;
  const theme = (label: string, value: Theme): MenuItemConstructorOptions => ({
    label,
    type: 'radio',
    checked: nativeTheme.themeSource === value,
    click: () => setTheme(value),
  });
  return {
    label: texts.title,
    submenu: [
      { label: texts.zoomIn, role: 'zoomIn' },
      { label: texts.zoomOut, role: 'zoomOut' },
      { label: texts.actualSize, role: 'resetZoom' },
      { label: texts.fullScreen, role: 'togglefullscreen' },
      { type: 'separator' },
      {
        label: texts.theme,
        submenu: [
          theme(texts.themeSystem, 'system'),
          theme(texts.themeLight, 'light'),
          theme(texts.themeDark, 'dark'),
        ],
      },
      ...developerItems(texts.developerTools),
    ],
  };
}

/** Only where the program runs from source: the packed one has no developer tools to open. */
function developerItems(label: string): MenuItemConstructorOptions[] {
  return app.isPackaged ? [] : [{ type: 'separator' }, { label, role: 'toggleDevTools' }];
}

function helpMenu(): MenuItemConstructorOptions {
  const texts = menuTexts().help;
  return { label: texts.title, submenu: [{ label: texts.about, click: () => app.showAboutPanel() }] };
}
