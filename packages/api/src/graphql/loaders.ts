import DataLoader from 'dataloader'
import type { EntityManager } from '@mikro-orm/postgresql'
import { ClientRow } from '../clients/client.entity.ts'
import { orderLoaders } from '../orders/order.loader.ts'
import { OpeningHoursRow } from '../organization/opening-hours.entity.ts'
import { OrganizationRow } from '../organization/organization.entity.ts'
import { ProductRow } from '../products/product.entity.ts'
import { RebookingRow } from '../rebooking/rebooking.entity.ts'
import { ResourceRow } from '../resources/resource.entity.ts'
import { SubjectRow } from '../resources/subject.entity.ts'
import { sessionLoaders } from '../schedule/session.loader.ts'
import { StaffMemberRow } from '../staff/staff-member.entity.ts'
import { WorkingHoursRow } from '../staff/working-hours.entity.ts'
import { loadById, loadLists } from './load-by.ts'

/**
 * Everything that field resolvers read, batched and cached for one operation. All of it is bound to the viewer's
 * organization, so no id can reach another one's rows.
 */
export function createLoaders(em: EntityManager, organizationId: string) {
  const staffMember = loadById((ids) => em.find(StaffMemberRow, { organizationId, id: { $in: ids } }, FRESH))
  const resource = loadById((ids) => em.find(ResourceRow, { organizationId, id: { $in: ids } }, FRESH))
  return {
    organization: new DataLoader(() => em.find(OrganizationRow, { id: organizationId }, FRESH)) as DataLoader<
      string,
      OrganizationRow
    >,
    openingHours: loadLists(
      () =>
        em.find(OpeningHoursRow, { organizationId }, { ...FRESH, orderBy: { weekday: 1, fromMinute: 1 } }),
      (hours) => hours.organizationId,
    ),
    client: loadById((ids) => em.find(ClientRow, { organizationId, id: { $in: ids } }, FRESH)),
    product: loadById((ids) => em.find(ProductRow, { organizationId, id: { $in: ids } }, FRESH)),
    rebooking: loadById((ids) => em.find(RebookingRow, { organizationId, id: { $in: ids } }, FRESH)),
    staffMember,
    resource,
    unitsOfResource: loadLists(
      (ids) =>
        em.find(SubjectRow, { organizationId, resourceId: { $in: ids } }, { ...FRESH, orderBy: { unit: 1 } }),
      (unit) => unit.resourceId!,
    ),
    workingHoursOfStaffMember: loadLists(
      (ids) =>
        em.find(
          WorkingHoursRow,
          { organizationId, staffMemberId: { $in: ids } },
          { ...FRESH, orderBy: { weekday: 1, fromMinute: 1 } },
        ),
      (hours) => hours.staffMemberId,
    ),
    ...sessionLoaders(em, organizationId, staffMember, resource),
    ...orderLoaders(em, organizationId),
  }
}

export type Loaders = ReturnType<typeof createLoaders>

// The identity map would give a long-lived socket yesterday's rows.
const FRESH = { disableIdentityMap: true } as const
