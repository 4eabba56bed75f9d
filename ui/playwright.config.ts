import { defineConfig } from '@playwright/test';

// Against a server that runs already: UI_URL says where, UI_ONLY which files. `target/screenshots` holds what to look at.
export default defineConfig({
  testDir: 'e2e',
  testMatch: process.env['UI_ONLY'] ?? '*.spec.ts',
  outputDir: 'target/e2e',
  workers: 1,
  // A loaded machine is no fault.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] === 'true',
  reporter: [['list'], ['json', { outputFile: 'target/e2e-results.json' }]],
  use: {
    baseURL: process.env['UI_URL'] ?? 'http://127.0.0.1:4000',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--disable-dev-shm-usage'],
    },
  },
});
