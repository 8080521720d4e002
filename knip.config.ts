import type { KnipConfig } from 'knip';

// What starts the program, the tools and the tests; whatever none of them reaches is unused.
export default {
  entry: [
    'electron/main/index.ts',
    'electron/preload/index.ts',
    'electron/docket/index.ts',
    'electron/cli/index.ts',
    'renderer/main.tsx',
    'electron-builder.config.mjs',
    'scripts/*.{mjs,ts}',
    'test/bench/run.ts',
    'test/**/*.test.ts',
    // Programs that a test starts as processes of their own.
    'test/**/child/*.ts',
  ],
  project: [
    'electron/**/*.ts',
    'renderer/**/*.{ts,tsx}',
    'shared/**/*.ts',
    'scripts/**/*.{mjs,ts}',
    'test/**/*.ts',
  ],
  // A schema or a type may be named by its file for the reader, though only that file uses it.
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // Run as programs from node_modules, not imported.
    '@biomejs/biome',
    'electron-builder',
    'node',
    // Read as font files by the reports and by the packaging.
    '@expo-google-fonts/noto-sans-sc',
  ],
  // An auditor's own tools, with which the tests check what we made.
  ignoreBinaries: ['minisign', 'sha256sum', 'sha512sum', 'pdftotext'],
} satisfies KnipConfig;
