import { test as base, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test'
import { accounts, Api, password, signInDocument, type Account } from './api.ts'
import { School } from './school.ts'
import { startApplication, type RunningApplication } from './start-application.ts'

export { expect } from '@playwright/test'

/** A window of somebody's own browser, already signed in, unless nobody is. */
type OpenWindow = (who: Account | 'nobody', options?: BrowserContextOptions) => Promise<Page>

interface WorkerFixtures {
  application: RunningApplication
  school: School
}

/** Journeys share one application with the demonstration school; after a failed one the next begin on a fresh one. */
export const test = base.extend<{ openWindow: OpenWindow }, WorkerFixtures>({
  application: [
    async ({}, use) => {
      const application = await startApplication()
      await use(application)
      await application.stop()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  school: [
    async ({ application }, use) => use(new School(await Api.signIn(application.url, 'staff'))),
    { scope: 'worker' },
  ],
  baseURL: async ({ application }, use) => use(application.url),
  openWindow: async ({ browser }, use) => {
    const contexts: BrowserContext[] = []
    await use(async (who, options) => {
      const context = await browser.newContext(options)
      contexts.push(context)
      if (who !== 'nobody') await receiveCookie(context, who)
      return context.newPage()
    })
    for (const context of contexts) await context.close()
  },
})

/** Signs in as the form does, without it: the form has journeys of its own. */
async function receiveCookie({ request }: BrowserContext, account: Account): Promise<void> {
  const input = { email: accounts[account].email, password }
  await request.post('/graphql', { data: { query: signInDocument, variables: { input } } })
}
