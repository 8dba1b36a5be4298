import type { AllocationRow } from '../../schedule/allocation.entity.ts'
import type { SessionResourceRow } from '../../schedule/session-resource.entity.ts'
import type { SessionStaffRow } from '../../schedule/session-staff.entity.ts'
import type { SessionRow } from '../../schedule/session.entity.ts'
import type { UnavailabilityRow } from '../../schedule/unavailability.entity.ts'
import { clientId, idOf, ORGANIZATION_ID as organizationId, productId, resourceId, staffId } from '../ids.ts'
import type { Claim } from '../occupied.ts'
import type { Demonstration } from '../plan-demonstration.ts'
import { clientSubject, type Session, type Timetable } from '../timetable.ts'

/** What stands on the calendar, and the time that it takes. */
export function scheduleRows({ timetable, rebooked }: Demonstration) {
  const { sessions } = timetable
  const rebookingOf = new Map(rebooked.flatMap(({ id, copies }) => copies.map((copy) => [copy.id, id])))
  return {
    sessions: sessions.map((session) => sessionRow(session, rebookingOf.get(session.id) ?? null)),
    sessionStaff: sessions.flatMap((session) =>
      session.staff.map((key): SessionStaffRow => ({
        organizationId,
        sessionId: session.id,
        staffMemberId: staffId(key),
      })),
    ),
    sessionResources: sessions.flatMap((session) =>
      (session.resources ?? []).map((key): SessionResourceRow => ({
        ...{ organizationId, sessionId: session.id },
        resourceId: resourceId(key),
      })),
    ),
    unavailabilities: unavailabilityRows(timetable),
    allocations: allocationRows(timetable),
  }
}

function sessionRow(
  { id, what, client, startsAt, endsAt, status }: Session,
  rebookingId: string | null,
): SessionRow {
  return {
    organizationId,
    id,
    productId: 'product' in what ? productId(what.product) : null,
    clientId: client ? clientId(client) : null,
    activity: 'activity' in what ? what.activity : null,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    status,
    rebookingId,
  }
}

function unavailabilityRows({ timesOff }: Timetable): UnavailabilityRow[] {
  return timesOff.map(({ id, of, startsAt, endsAt, reason }) => ({
    ...{ organizationId, id, reason },
    staffMemberId: 'staff' in of ? staffId(of.staff) : null,
    resourceId: 'resource' in of ? resourceId(of.resource) : null,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }))
}

function allocationRows({ sessions, timesOff }: Timetable): AllocationRow[] {
  const bySessions = sessions.flatMap(({ id, client, claims }) =>
    claims
      .filter(({ subject }) => !client || subject !== clientSubject(client))
      .map((claim) => ({ ...allocation(id, claim), kind: 1, sessionId: id, unavailabilityId: null })),
  )
  const byTimesOff = timesOff.flatMap(({ id, claims }) =>
    claims.map((claim) => ({ ...allocation(id, claim), kind: 2, sessionId: null, unavailabilityId: id })),
  )
  return [...bySessions, ...byTimesOff]
}

function allocation(ownerId: string, { subject, startsAt, endsAt }: Claim) {
  const during = `[${new Date(startsAt).toISOString()},${new Date(endsAt).toISOString()})`
  return { organizationId, id: idOf(`allocation ${ownerId} ${subject}`), subjectId: idOf(subject), during }
}
