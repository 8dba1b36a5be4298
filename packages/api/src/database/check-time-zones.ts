import { LaunchError } from '@reprise/launch/launch-error'
import type { MikroORM } from '@mikro-orm/postgresql'
import { OrganizationRow } from '../organization/organization.entity.ts'

/**
 * Every time is said in the organization's zone, so one that this runtime does not know stops the start rather than
 * every request.
 * @throws LaunchError naming the organizations and their zones
 */
export async function checkTimeZones(orm: MikroORM): Promise<void> {
  const organizations = await orm.em.fork().findAll(OrganizationRow, { orderBy: { name: 1 } })
  const wrong = organizations.filter(({ timeZone }) => !isTimeZone(timeZone))
  if (wrong.length === 0) return
  const named = wrong.map(({ name, timeZone }) => `"${timeZone}" of ${name}`).join(', ')
  throw new LaunchError(
    `Unknown time zone ${named}: set organization.time_zone to an IANA name such as Europe/Paris.`,
  )
}

function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
