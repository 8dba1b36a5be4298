import { Temporal } from 'temporal-polyfill'
import { School } from './school.ts'
import type { TestApplication } from './test-application.ts'

/**
 * Wednesday noon in Paris, the week before the clocks go forward there. Far in the future, because the job queue goes
 * by the database's own clock: mail that is due then stays QUEUED for as long as a test looks at it.
 */
export const WEDNESDAY = Temporal.Instant.from('2031-03-26T11:00:00Z')

/** A school with somebody signed in. */
export interface FrontDesk {
  readonly school: School
  /** Ana, who gives lessons too. */
  readonly ana: string
  readonly token: string
}

export interface FrontDeskOptions {
  readonly timeZone?: string
  readonly language?: 'EN' | 'FR'
}

/** A school of its own on the node's database and clock, with Ana at its front desk. */
export async function openFrontDesk(
  { database, parts }: Pick<TestApplication, 'database' | 'parts'>,
  { timeZone = 'Europe/Paris', language = 'EN' }: FrontDeskOptions = {},
): Promise<FrontDesk> {
  const school = await School.open(database, timeZone, parts.now)
  const ana = await school.staffMember('Ana', { language })
  return { school, ana, token: await school.token(ana) }
}
