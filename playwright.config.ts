import { defineConfig } from '@playwright/test';

// The real window: each test starts its own Electron on its own folder, so one worker keeps two cores responsive.
export default defineConfig({
  outputDir: 'artifacts/window',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 1,
  retries: 0,
  forbidOnly: true,
  projects: [{ name: 'window', testDir: 'test/window' }],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
