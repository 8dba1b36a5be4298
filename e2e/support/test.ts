import { test as base } from '@playwright/test'
import { startApplication, type RunningApplication } from './start-application.ts'

export { expect } from '@playwright/test'

/** Journeys share one application with the demonstration school; after a failed one the next begin on a fresh one. */
export const test = base.extend<object, { application: RunningApplication }>({
  application: [
    async ({}, use) => {
      const application = await startApplication()
      await use(application)
      await application.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: async ({ application }, use) => use(application.url),
})
