import type { KnipConfig } from 'knip';

// What starts the program, the tools and the tests; whatever none of them reaches is unused. The processes that
// electron-vite builds are found in its own configuration.
export default {
  entry: [
    'electron-builder.config.mjs',
    'electron/cli/index.ts',
    'scripts/*.{mjs,ts}',
    'test/bench/run.ts',
    'test/**/*.test.ts',
    // Programs that a test starts as processes of their own.
    'test/**/child/*.ts',
    // Run once for each schema that is released.
    'test/fixtures/dockets/make.ts',
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
    // Named in style sheets only.
    '@fontsource-variable/inter',
    // Read as font files by the reports and by the packaging.
    '@expo-google-fonts/noto-sans',
    '@expo-google-fonts/noto-sans-hk',
    '@expo-google-fonts/noto-sans-jp',
    '@expo-google-fonts/noto-sans-sc',
  ],
  // Tools of the system with which the tests check what we made, make a full or a broken disk, or run a keychain.
  ignoreBinaries: [
    'cc',
    'dbus-daemon',
    'dbus-send',
    'gnome-keyring-daemon',
    'mkfifo',
    'sha256sum',
    'unshare',
  ],
} satisfies KnipConfig;
