import type { BookingRules, RebookingSource, WeekdayHours } from '@reprise/domain/rebooking/booking-situation'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Temporal } from 'temporal-polyfill'
import type { Language } from '../i18n/language.ts'
import { SOURCE } from './load-source.sql.ts'

/** A session with all that booking it again needs to know, as one statement saw it. */
export interface Source {
  readonly sessionId: string
  readonly status: 'SCHEDULED' | 'CANCELLED'
  /** Null for an activity, which is no lesson. */
  readonly product: {
    readonly name: string
    readonly price: number
    readonly taxRateBasisPoints: number
  } | null
  readonly isPrivateLesson: boolean
  readonly client: SourceClient | null
  /** What the rules decide by; its product is empty for an activity. */
  readonly lesson: RebookingSource
  readonly staffNames: readonly string[]
  readonly resourceNames: readonly string[]
  readonly rules: BookingRules
  readonly organization: { readonly name: string; readonly currency: string }
}

export interface SourceClient {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly emailProblem: string | null
  readonly language: Language
}

/** Null when there is no such session in the organization. */
export async function loadSource(
  em: EntityManager,
  organizationId: string,
  sessionId: string,
): Promise<Source | null> {
  const [row] = await em.execute<SourceRow[]>(SOURCE, [organizationId, sessionId])
  return row ? toSource(row) : null
}

/** What is locked and what can be occupied: the staff and every unit of the resources. */
export function subjectIdsOf({ lesson }: Source): string[] {
  const units = lesson.resources.flatMap(({ unitIds }) => unitIds)
  return [...lesson.staff.map(({ id }) => id), ...units].sort()
}

interface SourceRow {
  id: string
  status: 'SCHEDULED' | 'CANCELLED'
  starts_at: string
  ends_at: string
  product: {
    id: string
    name: string
    price: number
    taxRateBasisPoints: number
    isPrivateLesson: boolean
    isActive: boolean
    bufferBeforeMinutes: number
    bufferAfterMinutes: number
  } | null
  client: SourceClient | null
  staff: { id: string; name: string; isActive: boolean }[]
  resources: { id: string; name: string; isActive: boolean; unitIds: string[] }[]
  working_hours: ({ staffMemberId: string } & WeekdayHours)[]
  opening_hours: WeekdayHours[]
  closures: { firstDate: string; lastDate: string }[]
  organization: { id: string; name: string; timeZone: string; currency: string }
}

function toSource(row: SourceRow): Source {
  const { product, organization } = row
  return {
    sessionId: row.id,
    status: row.status,
    product,
    isPrivateLesson: product?.isPrivateLesson ?? false,
    client: row.client,
    lesson: {
      startsAt: Temporal.Instant.from(row.starts_at),
      endsAt: Temporal.Instant.from(row.ends_at),
      product: { id: product?.id ?? '', isActive: product?.isActive ?? true },
      bufferBeforeMinutes: product?.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: product?.bufferAfterMinutes ?? 0,
      staff: row.staff,
      resources: row.resources,
    },
    staffNames: row.staff.map(({ name }) => name),
    resourceNames: row.resources.map(({ name }) => name),
    rules: {
      organizationId: organization.id,
      timeZone: organization.timeZone,
      openingHours: row.opening_hours,
      closures: row.closures.map(({ firstDate, lastDate }) => ({
        firstDate: Temporal.PlainDate.from(firstDate),
        lastDate: Temporal.PlainDate.from(lastDate),
      })),
      workingHours: Map.groupBy(row.working_hours, ({ staffMemberId }) => staffMemberId),
    },
    organization,
  }
}
