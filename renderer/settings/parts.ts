/** What the program carries of others, with the licence under which each is used. The full texts are beside the program. */
export const parts = [
  { name: 'Electron, Chromium', licence: 'MIT, BSD-3-Clause' },
  { name: 'SQLite3 Multiple Ciphers, better-sqlite3', licence: 'MIT' },
  { name: 'libsodium, sodium-native', licence: 'ISC, MIT' },
  { name: 'React', licence: 'MIT' },
  { name: 'Mantine', licence: 'MIT' },
  { name: 'TanStack Query, Router, Table, Virtual', licence: 'MIT' },
  { name: 'oRPC', licence: 'MIT' },
  { name: 'zod', licence: 'MIT' },
  { name: 'Kysely', licence: 'MIT' },
  { name: 'i18next', licence: 'MIT' },
  { name: 'React Hook Form', licence: 'MIT' },
  { name: 'temporal-polyfill', licence: 'MIT' },
  { name: 'pdfmake', licence: 'MIT' },
  { name: 'yazl, yauzl', licence: 'MIT' },
  { name: 'Inter', licence: 'SIL OFL 1.1' },
  { name: 'Noto Sans SC', licence: 'SIL OFL 1.1' },
] as const;
