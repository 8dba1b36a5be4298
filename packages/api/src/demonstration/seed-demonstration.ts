import { hash } from '@node-rs/argon2'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import { ClientRow } from '../clients/client.entity.ts'
import { EmailMessageRow } from '../email/email-message.entity.ts'
import { ScheduleChangeRow } from '../live/schedule-change.entity.ts'
import { OrderLineRow } from '../orders/order-line.entity.ts'
import { OrderRow } from '../orders/order.entity.ts'
import { ClosureRow } from '../organization/closure.entity.ts'
import { OpeningHoursRow } from '../organization/opening-hours.entity.ts'
import { OrganizationRow } from '../organization/organization.entity.ts'
import { PaymentLinkRow } from '../payments/payment-link.entity.ts'
import { ProductRow } from '../products/product.entity.ts'
import { RebookingRow } from '../rebooking/rebooking.entity.ts'
import { ResourceRow } from '../resources/resource.entity.ts'
import { SubjectRow } from '../resources/subject.entity.ts'
import { AllocationRow } from '../schedule/allocation.entity.ts'
import { SessionResourceRow } from '../schedule/session-resource.entity.ts'
import { SessionStaffRow } from '../schedule/session-staff.entity.ts'
import { SessionRow } from '../schedule/session.entity.ts'
import { UnavailabilityRow } from '../schedule/unavailability.entity.ts'
import { StaffMemberRow } from '../staff/staff-member.entity.ts'
import { WorkingHoursRow } from '../staff/working-hours.entity.ts'
import { planDemonstration, type DemonstrationPlan } from './plan-demonstration.ts'
import { DEMONSTRATION_PASSWORD } from './sign-ins.ts'

/**
 * Fills an empty database with the demonstration school around `now`, in one transaction. Where there is any
 * organization it does nothing. Of two that start at once the second waits for the first, and then keeps its data.
 */
export async function seedDemonstration(orm: MikroORM, now: Temporal.Instant): Promise<'SEEDED' | 'KEPT'> {
  if ((await orm.em.fork().count(OrganizationRow)) > 0) return 'KEPT'
  const passwordHash = await hash(DEMONSTRATION_PASSWORD, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  const plan = planDemonstration(now)
  return orm.em.fork().transactional(async (em) => {
    await em.execute(`set local lock_timeout = '30s'`)
    await em.execute(`set local statement_timeout = '30s'`)
    await em.execute(`select pg_advisory_xact_lock(hashtextextended('reprise: seed the demonstration', 0))`)
    if ((await em.count(OrganizationRow)) > 0) return 'KEPT'
    await insertPlan(em, plan, passwordHash)
    return 'SEEDED'
  })
}

async function insertPlan(em: EntityManager, plan: DemonstrationPlan, passwordHash: string): Promise<void> {
  const staff = plan.staff.map((row) => ({ ...row, passwordHash: row.isActive ? passwordHash : null }))
  await em.insert(OrganizationRow, plan.organization)
  await em.insertMany(OpeningHoursRow, plan.openingHours)
  await em.insertMany(ClosureRow, plan.closures)
  await em.insertMany(StaffMemberRow, staff)
  await em.insertMany(WorkingHoursRow, plan.workingHours)
  await em.insertMany(ClientRow, plan.clients)
  await em.insertMany(ProductRow, plan.products)
  await em.insertMany(ResourceRow, plan.resources)
  await em.insertMany(SubjectRow, plan.subjects)
  await insertSchedule(em, plan)
}

/** A copy refers to its rebooking and that to its source: sources first, then rebookings, then copies. */
async function insertSchedule(em: EntityManager, plan: DemonstrationPlan): Promise<void> {
  await em.insertMany(
    SessionRow,
    plan.sessions.filter(({ rebookingId }) => rebookingId === null),
  )
  await em.insertMany(RebookingRow, plan.rebookings)
  await em.insertMany(
    SessionRow,
    plan.sessions.filter(({ rebookingId }) => rebookingId !== null),
  )
  await em.insertMany(SessionStaffRow, plan.sessionStaff)
  await em.insertMany(SessionResourceRow, plan.sessionResources)
  await em.insertMany(UnavailabilityRow, plan.unavailabilities)
  await em.insertMany(AllocationRow, plan.allocations)
  await em.insertMany(OrderRow, plan.orders)
  await em.insertMany(OrderLineRow, plan.orderLines)
  await em.insertMany(PaymentLinkRow, plan.paymentLinks)
  await em.insertMany(EmailMessageRow, plan.emails)
  await em.insertMany(ScheduleChangeRow, plan.changes)
}
