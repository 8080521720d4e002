import { defineConfig } from '@playwright/test';
import { beginAtTestMoment } from './scripts/lib/test-moment.mjs';

beginAtTestMoment();

// The real window: each test, or each chain of tests, starts its own Electron on its own folder. What is one for a whole
// display (focus, clipboard) is not shared: there are as many workers as displays.
const displays = (process.env.PRIVACY_DOCKET_DISPLAYS ?? '').split(' ').length;

export default defineConfig({
  outputDir: 'artifacts/window',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: displays,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  projects: [{ name: 'window', testDir: 'test/window' }],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
});
