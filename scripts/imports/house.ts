// The house: its rooms, who may import whom, and in which rooms each npm package may be used.

export type Room =
  | 'shared'
  | 'renderer'
  | 'main'
  | 'preload'
  | 'docket'
  | 'cli'
  | 'test'
  | 'scripts'
  | 'config'
  | 'resources';

/** Folder to room; the first that fits is taken, so the narrower one stands first. */
const FOLDERS: ReadonlyArray<readonly [string, Room]> = [
  ['electron/main/', 'main'],
  ['electron/preload/', 'preload'],
  ['electron/docket/', 'docket'],
  ['electron/cli/', 'cli'],
  ['renderer/', 'renderer'],
  ['shared/', 'shared'],
  ['resources/', 'resources'],
  // Data as well: the version is read from it.
  ['package.json', 'resources'],
  ['scripts/', 'scripts'],
  ['test/', 'test'],
];

/** What each room may import of the house besides itself. `resources` holds data and no code. */
export const MAY_IMPORT: Readonly<Record<Room, readonly Room[]>> = {
  shared: ['resources'],
  renderer: ['shared', 'resources'],
  main: ['shared', 'resources'],
  preload: ['shared'],
  docket: ['shared', 'resources'],
  cli: ['docket', 'shared', 'resources'],
  test: ['shared', 'renderer', 'main', 'preload', 'docket', 'cli', 'scripts', 'config', 'resources'],
  scripts: ['docket', 'shared', 'resources'],
  config: ['scripts'],
  resources: [],
};

/** The rooms that run on Node and may import its modules. */
export const ON_NODE: readonly Room[] = ['main', 'docket', 'cli', 'test', 'scripts', 'config'];

/** The only file that may touch `ipcMain`: it checks who sends. */
export const IPC_FILE = 'electron/main/ipc.ts';

/** Where a package may be imported; `types` rooms may only import its types. No room: a tool that is run, not imported. */
export interface PackageRule {
  readonly rooms: readonly Room[];
  readonly types?: readonly Room[];
}

const everywhere: PackageRule = {
  rooms: ['shared', 'renderer', 'main', 'preload', 'docket', 'cli', 'test', 'scripts'],
};
const window: PackageRule = { rooms: ['renderer', 'test'] };
const docket: PackageRule = { rooms: ['docket', 'test'] };
const calls: PackageRule = { rooms: ['renderer', 'docket', 'test'], types: ['main', 'preload'] };
const testing: PackageRule = { rooms: ['test', 'config'] };
const calendarSource: PackageRule = { rooms: ['scripts', 'test'] };
const tool: PackageRule = { rooms: [] };

/** Every package that package.json names. One that is not here, or here and not there, is a finding. */
export const PACKAGES: Readonly<Record<string, PackageRule>> = {
  '@axe-core/playwright': testing,
  '@biomejs/biome': tool,
  '@e965/xlsx': docket,
  '@electron/fuses': { rooms: ['scripts', 'config', 'test'] },
  '@expo-google-fonts/noto-sans': window,
  '@expo-google-fonts/noto-sans-hk': tool,
  '@expo-google-fonts/noto-sans-jp': tool,
  '@expo-google-fonts/noto-sans-sc': window,
  '@fontsource-variable/inter': window,
  '@hookform/resolvers': window,
  '@mantine/core': window,
  '@mantine/dates': window,
  '@mantine/hooks': window,
  '@mantine/notifications': window,
  '@orpc/client': calls,
  '@orpc/contract': { rooms: ['shared', 'renderer', 'docket', 'test'] },
  '@orpc/server': { rooms: ['docket', 'test'], types: ['shared'] },
  '@orpc/tanstack-query': window,
  '@playwright/test': testing,
  '@scure/bip39': docket,
  '@signalapp/sqlcipher': { rooms: ['test'] },
  '@tanstack/history': window,
  '@tanstack/react-query': window,
  '@tanstack/react-router': window,
  '@tanstack/react-table': window,
  '@tanstack/react-virtual': window,
  '@types/node': tool,
  '@types/pdfmake': tool,
  '@types/react': tool,
  '@types/react-dom': tool,
  '@types/sodium-native': tool,
  '@types/yauzl': tool,
  '@types/yazl': tool,
  '@vitejs/plugin-react': { rooms: ['config'] },
  '@zxcvbn-ts/core': { rooms: ['shared'] },
  '@zxcvbn-ts/language-common': { rooms: ['shared'] },
  '@zxcvbn-ts/language-en': { rooms: ['shared'] },
  'better-sqlite3-multiple-ciphers': docket,
  chardet: docket,
  'chinese-days': calendarSource,
  commander: { rooms: ['cli'] },
  'csv-parse': docket,
  'csv-stringify': docket,
  'date-holidays': calendarSource,
  dayjs: window,
  electron: { rooms: ['main', 'preload', 'test'], types: ['docket'] },
  'electron-builder': { rooms: ['scripts', 'config', 'test'] },
  'electron-vite': { rooms: ['config'] },
  'fast-check': testing,
  'fastest-levenshtein': everywhere,
  i18next: everywhere,
  'ical-generator': docket,
  'iconv-lite': docket,
  'ical.js': testing,
  knip: { rooms: ['config'] },
  kysely: docket,
  node: tool,
  'pdfjs-dist': window,
  pdfmake: docket,
  react: window,
  'react-dom': window,
  'react-hook-form': window,
  'react-i18next': window,
  scslre: testing,
  'sodium-native': docket,
  'temporal-polyfill': everywhere,
  tyme4ts: calendarSource,
  typescript: tool,
  vite: { rooms: ['scripts', 'config'] },
  vitest: testing,
  yauzl: docket,
  yazl: docket,
  zod: everywhere,
};

/** The room of a file, from its path under the root with `/` between folders. Files at the root itself are configuration. */
export function roomOf(file: string): Room {
  return FOLDERS.find(([folder]) => file.startsWith(folder))?.[1] ?? 'config';
}
