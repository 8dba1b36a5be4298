import { Temporal } from 'temporal-polyfill'
import { expect, inject, it } from 'vitest'

declare module 'vitest' {
  interface ProvidedContext {
    /** The zone that vitest.config.ts puts the process in. */
    processTimeZone: string
  }
}

it('runs with the process in the zone that its project names', () => {
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(inject('processTimeZone'))
  expect(Temporal.Now.timeZoneId()).toBe(inject('processTimeZone'))
})
