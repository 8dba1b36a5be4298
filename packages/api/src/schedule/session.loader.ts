import type DataLoader from 'dataloader'
import type { EntityManager } from '@mikro-orm/postgresql'
import { loadById, loadLists } from '../graphql/load-by.ts'
import { RebookingRow } from '../rebooking/rebooking.entity.ts'
import type { ResourceRow } from '../resources/resource.entity.ts'
import type { StaffMemberRow } from '../staff/staff-member.entity.ts'
import { SessionResourceRow } from './session-resource.entity.ts'
import { SessionStaffRow } from './session-staff.entity.ts'
import { SessionRow } from './session.entity.ts'
import { UnavailabilityRow } from './unavailability.entity.ts'

/** Sessions, who and what takes part in them, and their copies. */
export function sessionLoaders(
  em: EntityManager,
  organizationId: string,
  staffMember: DataLoader<string, StaffMemberRow | null>,
  resource: DataLoader<string, ResourceRow | null>,
) {
  const fresh = { disableIdentityMap: true } as const
  return {
    session: loadById((ids) => em.find(SessionRow, { organizationId, id: { $in: ids } }, fresh)),
    unavailability: loadById((ids) =>
      em.find(UnavailabilityRow, { organizationId, id: { $in: ids } }, fresh),
    ),
    staffOfSession: loadLists(
      async (sessionIds) => {
        const links = await em.find(
          SessionStaffRow,
          { organizationId, sessionId: { $in: sessionIds } },
          fresh,
        )
        const members = await Promise.all(links.map((link) => staffMember.load(link.staffMemberId)))
        return links.map(({ sessionId }, index) => ({ sessionId, row: members[index]! })).sort(byNameThenId)
      },
      (link) => link.sessionId,
    ),
    resourcesOfSession: loadLists(
      async (sessionIds) => {
        const links = await em.find(
          SessionResourceRow,
          { organizationId, sessionId: { $in: sessionIds } },
          fresh,
        )
        const resources = await Promise.all(links.map((link) => resource.load(link.resourceId)))
        return links.map(({ sessionId }, index) => ({ sessionId, row: resources[index]! })).sort(byNameThenId)
      },
      (link) => link.sessionId,
    ),
    sessionsOfRebooking: loadLists(
      (ids) =>
        em.find(
          SessionRow,
          { organizationId, rebookingId: { $in: ids } },
          { ...fresh, orderBy: { startsAt: 1 } },
        ),
      (session) => session.rebookingId!,
    ),
    rebookingsOfSource: loadLists(
      (ids) =>
        em.find(RebookingRow, { organizationId, sourceSessionId: { $in: ids }, undoneAt: null }, fresh),
      (rebooking) => rebooking.sourceSessionId,
    ),
  }
}

type Named = { row: { name: string; id: string } }

// Not localeCompare: the contract's order is the same for every reader.
function byNameThenId(a: Named, b: Named): number {
  const first = a.row.name === b.row.name ? a.row.id < b.row.id : a.row.name < b.row.name
  return first ? -1 : 1
}
