import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { issueAccessToken } from '../../src/auth/access-token.ts'
import { ClientRow } from '../../src/clients/client.entity.ts'
import { ClosureRow } from '../../src/organization/closure.entity.ts'
import { OpeningHoursRow } from '../../src/organization/opening-hours.entity.ts'
import { OrganizationRow } from '../../src/organization/organization.entity.ts'
import { ProductRow } from '../../src/products/product.entity.ts'
import { ResourceRow } from '../../src/resources/resource.entity.ts'
import { SubjectRow } from '../../src/resources/subject.entity.ts'
import { AllocationRow } from '../../src/schedule/allocation.entity.ts'
import { SessionResourceRow } from '../../src/schedule/session-resource.entity.ts'
import { SessionStaffRow } from '../../src/schedule/session-staff.entity.ts'
import { SessionRow } from '../../src/schedule/session.entity.ts'
import { UnavailabilityRow } from '../../src/schedule/unavailability.entity.ts'
import { StaffMemberRow } from '../../src/staff/staff-member.entity.ts'
import { WorkingHoursRow } from '../../src/staff/working-hours.entity.ts'
import type { TestDatabase } from './test-database.ts'

export interface Resource {
  readonly id: string
  readonly unitIds: readonly string[]
}

export interface SessionOptions {
  readonly staff?: readonly string[]
  readonly resources?: readonly Resource[]
  readonly product?: string | null
  readonly client?: string | null
  /** Days from today at the school, a lesson's start there, and its length. */
  readonly day?: number
  readonly at?: string
  readonly minutes?: number
  readonly status?: 'SCHEDULED' | 'CANCELLED'
  /** Of each resource, which unit; the first one unless it is said. */
  readonly unit?: number
}

/**
 * A school of its own in the database, made of rows: staff, clients, products, resources and sessions, with their
 * allocations. Every default is a private lesson that can be booked again on all six days.
 */
export class School {
  readonly id = newId()

  private constructor(
    private readonly database: TestDatabase,
    readonly timeZone: string,
    readonly now: () => Temporal.Instant,
  ) {}

  /** `now` is the school's clock: give the node the same one (startTestApplication). */
  static async open(
    database: TestDatabase,
    timeZone = 'Europe/Paris',
    now = () => Temporal.Now.instant(),
  ): Promise<School> {
    const school = new School(database, timeZone, now)
    const createdAt = toDate(now())
    await school.em.insert(OrganizationRow, {
      ...{ id: school.id, name: 'École des Essais', timeZone, currency: 'EUR', createdAt },
      ...{ scheduleVersion: 0, lastOrderNumber: 0 },
    })
    return school
  }

  /** Today at the school. */
  get today(): Temporal.PlainDate {
    return this.now().toZonedDateTimeISO(this.timeZone).toPlainDate()
  }

  /** The date so many days from today, as the API writes it. */
  date(day: number): string {
    return this.today.add({ days: day }).toString()
  }

  instant(day: number, at: string): Temporal.Instant {
    return this.today
      .add({ days: day })
      .toZonedDateTime({ timeZone: this.timeZone, plainTime: Temporal.PlainTime.from(at) })
      .toInstant()
  }

  async staffMember(
    name = 'Ana',
    options: { role?: 'STAFF' | 'ADMINISTRATOR'; isActive?: boolean; language?: 'EN' | 'FR' } = {},
  ) {
    const id = newId()
    await this.em.insert(StaffMemberRow, {
      ...{ organizationId: this.id, id, name, email: `${id}@school.example`, passwordHash: null },
      ...{ role: 'STAFF', language: 'EN', isActive: true, ...options },
    })
    await this.em.insert(SubjectRow, {
      organizationId: this.id,
      id,
      staffMemberId: id,
      resourceId: null,
      unit: null,
    })
    return id
  }

  /** A token of a staff member, as signing in gives it. */
  async token(staffMemberId: string): Promise<string> {
    const member = { organizationId: this.id, id: staffMemberId }
    return (await issueAccessToken(this.em, member, this.now())).token
  }

  async client(
    options: { name?: string; email?: string | null; language?: 'EN' | 'FR'; emailProblem?: string } = {},
  ) {
    const id = newId()
    await this.em.insert(ClientRow, {
      ...{ organizationId: this.id, id, name: 'Léa Martin', email: 'lea@client.example', phone: null },
      ...{ emailProblem: null, language: 'FR', ...options },
    })
    return id
  }

  async product(
    options: {
      isPrivateLesson?: boolean
      price?: number
      bufferBeforeMinutes?: number
      bufferAfterMinutes?: number
      isActive?: boolean
    } = {},
  ) {
    const id = newId()
    await this.em.insert(ProductRow, {
      ...{
        organizationId: this.id,
        id,
        name: 'Private lesson',
        isPrivateLesson: true,
        price: 6000,
        color: 1,
      },
      ...{
        taxRateBasisPoints: 2000,
        bufferBeforeMinutes: 0,
        bufferAfterMinutes: 0,
        isActive: true,
        ...options,
      },
    })
    return id
  }

  async resource(name = 'Room', { capacity = 1, isActive = true } = {}): Promise<Resource> {
    const id = newId()
    await this.em.insert(ResourceRow, { organizationId: this.id, id, name, isActive })
    const units = Array.from({ length: capacity }, (_, index) => ({
      ...{ organizationId: this.id, id: newId(), staffMemberId: null, resourceId: id, unit: index + 1 },
    }))
    await this.em.insertMany(SubjectRow, units)
    return { id, unitIds: units.map((unit) => unit.id) }
  }

  /** A session with its allocations (buffers are left out: tests that need them say the times). Yesterday at 10. */
  async session(options: SessionOptions = {}): Promise<string> {
    const { day = -1, at = '10:00', minutes = 60, status = 'SCHEDULED', resources = [], unit = 0 } = options
    const product = options.product === undefined ? await this.product() : options.product
    const client = options.client === undefined ? await this.client() : options.client
    const staff = options.staff ?? [await this.staffMember()]
    const id = newId()
    const startsAt = this.instant(day, at)
    const endsAt = startsAt.add({ minutes })
    await this.em.insert(SessionRow, {
      ...{ organizationId: this.id, id, productId: product, clientId: client, rebookingId: null, status },
      ...{
        activity: product === null ? 'Meeting' : null,
        startsAt: toDate(startsAt),
        endsAt: toDate(endsAt),
      },
    })
    const own = { organizationId: this.id, sessionId: id }
    if (staff.length > 0)
      await this.em.insertMany(
        SessionStaffRow,
        staff.map((staffMemberId) => ({ ...own, staffMemberId })),
      )
    for (const { id: resourceId } of resources)
      await this.em.insert(SessionResourceRow, { ...own, resourceId })
    const subjects = [...staff, ...resources.map(({ unitIds }) => unitIds[unit]!)]
    if (status === 'SCHEDULED') await this.allocate(subjects, startsAt, endsAt, { kind: 1, sessionId: id })
    return id
  }

  async unavailability(of: { staff?: string; resource?: Resource }, day: number, from: string, to: string) {
    const id = newId()
    const [startsAt, endsAt] = [this.instant(day, from), this.instant(day, to)]
    await this.em.insert(UnavailabilityRow, {
      ...{
        organizationId: this.id,
        id,
        staffMemberId: of.staff ?? null,
        resourceId: of.resource?.id ?? null,
      },
      ...{ startsAt: toDate(startsAt), endsAt: toDate(endsAt), reason: 'Training' },
    })
    const subjects = of.staff ? [of.staff] : of.resource!.unitIds
    await this.allocate(subjects, startsAt, endsAt, { kind: 2, unavailabilityId: id })
    return id
  }

  async workingHours(staffMemberId: string, weekday: number, from: number, to: number): Promise<void> {
    const hours = { weekday, fromMinute: from, toMinute: to }
    await this.em.insert(WorkingHoursRow, { organizationId: this.id, id: newId(), staffMemberId, ...hours })
  }

  async openingHours(weekday: number, from: number, to: number): Promise<void> {
    const hours = { weekday, fromMinute: from, toMinute: to }
    await this.em.insert(OpeningHoursRow, { organizationId: this.id, id: newId(), ...hours })
  }

  async closure(firstDay: number, lastDay = firstDay): Promise<void> {
    const days = { firstDate: this.date(firstDay), lastDate: this.date(lastDay) }
    await this.em.insert(ClosureRow, { organizationId: this.id, id: newId(), ...days, reason: 'Holiday' })
  }

  private async allocate(
    subjects: readonly string[],
    startsAt: Temporal.Instant,
    endsAt: Temporal.Instant,
    owner: { kind: 1; sessionId: string } | { kind: 2; unavailabilityId: string },
  ): Promise<void> {
    const rows = subjects.map((subjectId) => ({
      ...{ organizationId: this.id, id: newId(), subjectId, sessionId: null, unavailabilityId: null },
      ...{ during: `[${startsAt.toString()},${endsAt.toString()})`, ...owner },
    }))
    if (rows.length > 0) await this.em.insertMany(AllocationRow, rows)
  }

  private get em() {
    return this.database.orm.em.fork()
  }
}

const toDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)
