import { defineConfig } from 'vitest/config';
import { beginAtTestMoment } from './scripts/lib/test-moment.mjs';

beginAtTestMoment();

// Tests run in plain Node, as the docket process and the CLI do: the pinned Node strips the types itself, so what is
// tested is what is run. No test is repeated when it fails.
const inNode = {
  environment: 'node',
  pool: 'forks',
  retry: 0,
  setupFiles: './test/set-time.ts',
  // Argon2id and the killed processes wait for the disk as often as for a core: three files at once keep two cores busy.
  maxWorkers: 3,
  experimental: { viteModuleRunner: false },
} as const;

export default defineConfig({
  test: {
    projects: [
      { test: { ...inNode, name: 'unit', include: ['test/unit/**/*.test.ts'], testTimeout: 10_000 } },
      {
        // Argon2id and SQLCipher are slow on purpose, and two cores are shared.
        test: {
          ...inNode,
          name: 'docket',
          include: ['test/docket/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          ...inNode,
          name: 'faults',
          include: ['test/faults/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Packs the app and starts it: one long preparation, then quick questions.
        test: {
          ...inNode,
          name: 'packaged',
          include: ['test/packaged/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
