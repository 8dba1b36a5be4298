import { defineConfig } from '@playwright/test'
import journeys from './playwright.config.ts'

/** The README's pictures, made anew by a command of their own: `pnpm --filter @reprise/e2e pictures`. */
export default defineConfig({
  ...journeys,
  testDir: '.',
  testMatch: 'pictures.spec.ts',
  use: { ...journeys.use, timezoneId: 'Europe/Paris', trace: 'off' },
})
