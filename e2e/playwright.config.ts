import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser } from './support/browser.ts'

export default defineConfig({
  testDir: 'journeys',
  outputDir: 'test-results',
  // One after the other, and once: they share an application, and a journey that fails now and then is a failure.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: { ...(await findBrowser()), args: browserArguments },
    locale: 'en-GB',
    // Not the school's: what the calendar shows must not depend on where its reader is.
    timezoneId: 'America/New_York',
    viewport: { width: 1360, height: 860 },
    screenshot: 'only-on-failure',
    // Its pictures of every moment would cost a quarter of the time.
    trace: { mode: 'retain-on-failure', screenshots: false },
  },
})
