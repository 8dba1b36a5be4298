import { startOfDay } from '@reprise/domain/time/local-time'
import { raw, type EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import { ClosureRow } from '../organization/closure.entity.ts'
import { OrganizationRow } from '../organization/organization.entity.ts'
import { SessionStaffRow } from './session-staff.entity.ts'
import { SessionRow } from './session.entity.ts'
import { UnavailabilityRow } from './unavailability.entity.ts'

/** Local dates, both included; `staff` null for everybody. */
export interface ScheduleRange {
  readonly from: Temporal.PlainDate
  readonly to: Temporal.PlainDate
  readonly timeZone: string
  readonly staff: readonly string[] | null
}

/**
 * The version is read before all else: what is read after it is never older, and a change that comes in between is
 * delivered once more, which does no harm.
 */
export async function loadSchedule(em: EntityManager, organizationId: string, range: ScheduleRange) {
  const fresh = { disableIdentityMap: true } as const
  const { scheduleVersion } = await em.findOneOrFail(OrganizationRow, { id: organizationId }, fresh)
  const touching = {
    [raw('tstzrange(starts_at, ends_at) && tstzrange(?, ?)', [
      startOfDay(range.from, range.timeZone).toString(),
      startOfDay(range.to.add({ days: 1 }), range.timeZone).toString(),
    ])]: [],
  }
  const inTime = { ...fresh, orderBy: { startsAt: 1, id: 1 } } as const
  const [sessions, unavailabilities, closures] = await Promise.all([
    em.find(SessionRow, { organizationId, ...touching }, inTime),
    em.find(UnavailabilityRow, { organizationId, ...touching }, inTime),
    em.find(
      ClosureRow,
      { organizationId, firstDate: { $lte: range.to.toString() }, lastDate: { $gte: range.from.toString() } },
      { ...fresh, orderBy: { firstDate: 1 } },
    ),
  ])
  const shown = range.staff ? await withStaff(em, organizationId, sessions, range.staff) : sessions
  const away = range.staff
    ? unavailabilities.filter(({ staffMemberId }) => !staffMemberId || range.staff!.includes(staffMemberId))
    : unavailabilities
  return { version: scheduleVersion, sessions: shown, unavailabilities: away, closures }
}

async function withStaff(
  em: EntityManager,
  organizationId: string,
  sessions: SessionRow[],
  staff: readonly string[],
): Promise<SessionRow[]> {
  const links = await em.find(
    SessionStaffRow,
    { organizationId, sessionId: { $in: sessions.map(({ id }) => id) }, staffMemberId: { $in: [...staff] } },
    { disableIdentityMap: true },
  )
  const theirs = new Set(links.map(({ sessionId }) => sessionId))
  return sessions.filter(({ id }) => theirs.has(id))
}
