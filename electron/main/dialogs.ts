import { basename, join } from 'node:path';
import { app, type BrowserWindow, dialog, type FileFilter } from 'electron';
import type { HostQuestion } from '#shared/contract/host.ts';
import { menuTexts } from './texts.ts';

type Ask<Name extends HostQuestion['ask']> = Extract<HostQuestion, { ask: Name }>;

const DOCKET_ENDING = '.docket';

/** A folder: for a new docket a name that is not taken yet, else one that is there. Absolute; empty when cancelled. */
export function chooseFolder(window: BrowserWindow, { purpose }: Ask<'chooseFolder'>): Promise<string[]> {
  return purpose === 'create' ? chooseNewFolder(window) : chooseDocket(window);
}

async function chooseNewFolder(window: BrowserWindow): Promise<string[]> {
  const { createTitle, createButton, newDocketName, docketFolders } = menuTexts().dialogs;
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: createTitle,
    buttonLabel: createButton,
    defaultPath: join(app.getPath('documents'), `${newDocketName}${DOCKET_ENDING}`),
    filters: [{ name: docketFolders, extensions: [DOCKET_ENDING.slice(1)] }],
    properties: ['createDirectory'],
  });
  if (canceled || !filePath) return [];
  return [filePath.endsWith(DOCKET_ENDING) ? filePath : `${filePath}${DOCKET_ENDING}`];
}

async function chooseDocket(window: BrowserWindow): Promise<string[]> {
  const { openTitle, openButton } = menuTexts().dialogs;
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: openTitle,
    buttonLabel: openButton,
    properties: ['openDirectory'],
  });
  return filePaths;
}

/** Files to attach to a case, one pack to check, or one with a regime or calendar. Absolute; empty when cancelled. */
export async function chooseFiles(window: BrowserWindow, { purpose }: Ask<'chooseFiles'>): Promise<string[]> {
  if (purpose === 'law') return chooseLawFile(window);
  const texts = menuTexts().dialogs;
  const forPack = purpose === 'pack';
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: forPack ? texts.packTitle : texts.attachTitle,
    buttonLabel: forPack ? texts.packButton : texts.attachButton,
    filters: forPack ? packFilters() : [],
    properties: forPack ? ['openFile'] : ['openFile', 'multiSelections'],
  });
  return filePaths;
}

async function chooseLawFile(window: BrowserWindow): Promise<string[]> {
  const { lawTitle, lawButton, lawFiles, allFiles } = menuTexts().dialogs;
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: lawTitle,
    buttonLabel: lawButton,
    filters: [
      { name: lawFiles, extensions: ['json'] },
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
  const titles = { pack: texts.savePackTitle, backup: texts.saveBackupTitle, file: texts.saveFileTitle };
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: titles[purpose],
    buttonLabel: texts.saveButton,
    defaultPath: join(app.getPath('documents'), safeName(name)),
    filters: purpose === 'pack' ? packFilters() : [],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || !filePath ? [] : [filePath];
}

function packFilters(): FileFilter[] {
  const { packs, allFiles } = menuTexts().dialogs;
  return [
    { name: packs, extensions: ['zip'] },
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
