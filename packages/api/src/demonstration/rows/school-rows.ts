import type { ClientRow } from '../../clients/client.entity.ts'
import type { ClosureRow } from '../../organization/closure.entity.ts'
import type { OpeningHoursRow } from '../../organization/opening-hours.entity.ts'
import type { OrganizationRow } from '../../organization/organization.entity.ts'
import type { ProductRow } from '../../products/product.entity.ts'
import type { ResourceRow } from '../../resources/resource.entity.ts'
import type { SubjectRow } from '../../resources/subject.entity.ts'
import type { StaffMemberRow } from '../../staff/staff-member.entity.ts'
import type { WorkingHoursRow } from '../../staff/working-hours.entity.ts'
import { BOUNCED, CLIENTS } from '../clients.ts'
import { clientId, idOf, ORGANIZATION_ID as organizationId, productId, resourceId, staffId } from '../ids.ts'
import { product, PRODUCTS, TAX_RATE_BASIS_POINTS, type ProductKey } from '../products.ts'
import { RESOURCES, type ResourceKey } from '../resources.ts'
import type { SchoolDays } from '../school-days.ts'
import { at, CLOSURES, FIRST_DAY, OPENING_HOURS, SCHOOL } from '../school.ts'
import { STAFF, staffKeys } from '../staff.ts'
import { unitsOf } from '../timetable.ts'

const resourceKeys = Object.keys(RESOURCES) as ResourceKey[]
const productKeys = Object.keys(PRODUCTS) as ProductKey[]

/** The school itself and all who and that belong to it. Staff come without the hash of their password. */
export function schoolRows(days: SchoolDays, counts: { readonly versions: number; readonly orders: number }) {
  return {
    organization: organizationRow(days, counts),
    openingHours: OPENING_HOURS.map((hours): OpeningHoursRow => ({
      organizationId,
      id: idOf(`opening hours ${hours.weekday} ${hours.fromMinute}`),
      ...hours,
    })),
    closures: CLOSURES.map(({ key, firstDay, lastDay, reason }): ClosureRow => ({
      organizationId,
      id: idOf(`closure ${key}`),
      firstDate: days.date(firstDay).toString(),
      lastDate: days.date(lastDay).toString(),
      reason,
    })),
    staff: staffKeys.map(staffRow),
    workingHours: workingHoursRows(),
    clients: clientRows(),
    products: productKeys.map(productRow),
    resources: resourceKeys.map((key): ResourceRow => ({
      organizationId,
      id: resourceId(key),
      name: RESOURCES[key].name,
      isActive: true,
    })),
    subjects: subjectRows(),
  }
}

function organizationRow(
  days: SchoolDays,
  { versions, orders }: { readonly versions: number; readonly orders: number },
): OrganizationRow {
  const createdAt = new Date(days.at(FIRST_DAY - 1, at(8)))
  return { id: organizationId, ...SCHOOL, scheduleVersion: versions, lastOrderNumber: orders, createdAt }
}

function staffRow(key: keyof typeof STAFF): Omit<StaffMemberRow, 'passwordHash'> {
  const { name, email, role, language, isActive } = STAFF[key]
  return { organizationId, id: staffId(key), name, email, role, language, isActive }
}

function workingHoursRows(): WorkingHoursRow[] {
  return staffKeys.flatMap((key) =>
    STAFF[key].hours.map((hours) => ({
      organizationId,
      id: idOf(`working hours ${key} ${hours.weekday}`),
      staffMemberId: staffId(key),
      ...hours,
    })),
  )
}

function clientRows(): ClientRow[] {
  return CLIENTS.map(({ name, email, phone, language }) => ({
    ...{ organizationId, id: clientId(name), name, email, phone, language },
    emailProblem: name === BOUNCED ? 'INACTIVE_ADDRESS' : null,
  }))
}

function productRow(key: ProductKey): ProductRow {
  const { name, isPrivateLesson, price, color, buffers = [0, 0], isActive = true } = product(key)
  return {
    ...{ organizationId, id: productId(key), name, isPrivateLesson, price, color, isActive },
    taxRateBasisPoints: TAX_RATE_BASIS_POINTS,
    bufferBeforeMinutes: buffers[0],
    bufferAfterMinutes: buffers[1],
  }
}

function subjectRows(): SubjectRow[] {
  const staff = staffKeys.map((key) => {
    const id = staffId(key)
    return { organizationId, id, staffMemberId: id, resourceId: null, unit: null }
  })
  const units = resourceKeys.flatMap((key) =>
    unitsOf(key).map((name, index) => ({
      ...{ organizationId, id: idOf(name), staffMemberId: null },
      resourceId: resourceId(key),
      unit: index + 1,
    })),
  )
  return [...staff, ...units]
}
