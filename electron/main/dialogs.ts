import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { HostQuestion } from '#shared/contract/host.ts';
import { menuTexts } from './texts.ts';

type Ask<Name extends HostQuestion['ask']> = Extract<HostQuestion, { ask: Name }>;

const DOCKET_ENDING = '.docket';

/** A folder: for a new docket a name that is not taken yet, else one that is there. Absolute; empty when cancelled. */
export function chooseFolder(
  window: BrowserWindow,
  { purpose, name }: Ask<'chooseFolder'>,
): Promise<string[]> {
  const texts = menuTexts().dialogs;
  switch (purpose) {
    case 'create':
      return chooseNewFolder(window, texts.createTitle, texts.newDocketName);
    case 'salvage':
      return chooseNewFolder(window, texts.salvageTitle, safeName(name ?? texts.newDocketName));
    case 'open':
      return chooseExisting(window, texts.openTitle, texts.openButton);
    case 'backup':
      return chooseExisting(window, texts.backupFolderTitle, texts.backupFolderButton);
  }
}

async function chooseNewFolder(window: BrowserWindow, title: string, name: string): Promise<string[]> {
  const { createButton, docketFolders } = menuTexts().dialogs;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    buttonLabel: createButton,
    defaultPath: join(app.getPath('documents'), `${name}${DOCKET_ENDING}`),
    filters: [{ name: docketFolders, extensions: [DOCKET_ENDING.slice(1)] }],
    properties: ['createDirectory'],
  });
  if (canceled || !filePath) return [];
  return [filePath.endsWith(DOCKET_ENDING) ? filePath : `${filePath}${DOCKET_ENDING}`];
}

async function chooseExisting(window: BrowserWindow, title: string, buttonLabel: string): Promise<string[]> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    buttonLabel,
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths;
}

/** Files to attach to a case, one that replaces another, one pack to check, one backup, one with a regime or calendar, or one with rows to import. Absolute; empty when cancelled. */
export async function chooseFiles(window: BrowserWindow, { purpose }: Ask<'chooseFiles'>): Promise<string[]> {
  if (purpose === 'law') return chooseLawFile(window);
  if (purpose === 'import') return chooseImportFile(window);
  const texts = menuTexts().dialogs;
  const words = {
    attach: [texts.attachTitle, texts.attachButton],
    replace: [texts.replaceTitle, texts.attachButton],
    pack: [texts.packTitle, texts.packButton],
    backup: [texts.backupTitle, texts.backupButton],
  } as const;
  const [title, buttonLabel] = words[purpose];
  const filters = {
    attach: [],
    replace: [],
    pack: withAll(texts.packs, 'zip'),
    backup: withAll(texts.backups, 'zip'),
  };
  const { filePaths } = await dialog.showOpenDialog(window, {
    title,
    buttonLabel,
    filters: filters[purpose],
    properties: purpose === 'attach' ? ['openFile', 'multiSelections'] : ['openFile'],
  });
  return filePaths;
}

async function chooseLawFile(window: BrowserWindow): Promise<string[]> {
  const { lawTitle, lawButton, lawFiles } = menuTexts().dialogs;
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: lawTitle,
    buttonLabel: lawButton,
    filters: withAll(lawFiles, 'json'),
    properties: ['openFile'],
  });
  return filePaths;
}

async function chooseImportFile(window: BrowserWindow): Promise<string[]> {
  const { importTitle, importButton, importFiles, allFiles } = menuTexts().dialogs;
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: importTitle,
    buttonLabel: importButton,
    filters: [
      { name: importFiles, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'ods', 'json'] },
      { name: allFiles, extensions: ['*'] },
    ],
    properties: ['openFile'],
  });
  return filePaths;
}

/** Where to save; the system's dialog asks before it replaces a file. Absolute; empty when cancelled. */
export async function chooseTarget(
  window: BrowserWindow,
  { purpose, name }: Ask<'chooseTarget'>,
): Promise<string[]> {
  const texts = menuTexts().dialogs;
  const titles = {
    pack: texts.savePackTitle,
    backup: texts.saveBackupTitle,
    file: texts.saveFileTitle,
    calendar: texts.saveCalendarTitle,
    page: texts.savePageTitle,
    differences: texts.saveDifferencesTitle,
  };
  const filters = {
    pack: withAll(texts.packs, 'zip'),
    backup: [],
    file: [],
    calendar: withAll(texts.calendars, 'ics'),
    page: withAll(texts.pages, 'pdf'),
    differences: withAll(texts.tables, 'csv'),
  };
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: titles[purpose],
    buttonLabel: texts.saveButton,
    defaultPath: join(app.getPath('documents'), safeName(name)),
    filters: filters[purpose],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || !filePath ? [] : [filePath];
}

/** Files of one ending, and all others for whoever looks for them. */
function withAll(name: string, ending: string): FileFilter[] {
  const { allFiles } = menuTexts().dialogs;
  return [
    { name, extensions: [ending] },
    { name: allFiles, extensions: ['*'] },
  ];
}

/** A proposed name is data (an attachment's own): only its last part counts, without what no file system takes. */
function safeName(name: string): string {
  const last = basename(name.replaceAll('\\', '/'));
  const kept = Array.from(last, (character) => (isUnsafe(character) ? '_' : character)).join('');
  return kept.replace(/^\.+/, '') || 'file';
}

function isUnsafe(character: string): boolean {
  return character < ' ' || '<>:"/|?*'.includes(character);
}
