import type { Temporal } from 'temporal-polyfill'
import type { Interval } from '../time/interval.ts'

/** The lesson that is to be copied, as far as the rules need it. */
export interface RebookingSource extends Interval {
  readonly product: { readonly id: string; readonly isActive: boolean }
  /** Minutes that the product keeps free around each lesson; they occupy, and are no lesson time. */
  readonly bufferBeforeMinutes: number
  readonly bufferAfterMinutes: number
  /** Ordered by name, then id: conflicts are named in this order. */
  readonly staff: readonly { readonly id: string; readonly isActive: boolean }[]
  /** `unitIds` in the order in which they are given out. A booking takes the first free one. */
  readonly resources: readonly {
    readonly id: string
    readonly isActive: boolean
    readonly unitIds: readonly string[]
  }[]
}

/** What takes a subject's time. A subject is a staff member or one unit of a resource. */
export interface Occupation {
  readonly subjectId: string
  readonly kind: 'SESSION' | 'UNAVAILABILITY'
  /** The session or unavailability: the same for all the subjects that it takes. */
  readonly ownerId: string
  /** What is taken, buffers included. */
  readonly during: Interval
  /** What a person is told: the session's own time. */
  readonly shown: Interval
}

/** Minutes of a local weekday, 1 Monday … 7 Sunday; `toMinute` up to 1440. */
export interface WeekdayHours {
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** Whole local dates on which the school is closed, both included. */
export interface ClosedDays {
  readonly firstDate: Temporal.PlainDate
  readonly lastDate: Temporal.PlainDate
}

/** The school's rules about time. No hours at all means no limit. */
export interface BookingRules {
  readonly organizationId: string
  readonly timeZone: string
  readonly openingHours: readonly WeekdayHours[]
  readonly closures: readonly ClosedDays[]
  readonly workingHours: ReadonlyMap<string, readonly WeekdayHours[]>
}

export type ConflictKind =
  | 'STAFF_BUSY'
  | 'STAFF_UNAVAILABLE'
  | 'STAFF_OUTSIDE_WORKING_HOURS'
  | 'RESOURCE_BUSY'
  | 'RESOURCE_UNAVAILABLE'
  | 'ORGANIZATION_CLOSED'
  | 'LOCAL_TIME_SKIPPED'
  | 'NO_LONGER_OFFERED'

export type ConflictSubjectType = 'StaffMember' | 'Resource' | 'Organization' | 'Product'

/** One reason against a day. `collidesWith` where that has a time. */
export interface Conflict {
  readonly kind: ConflictKind
  readonly subject: { readonly type: ConflictSubjectType; readonly id: string }
  readonly collidesWith: Interval | null
}

/** One day looked at. `lesson` is null when the clocks skip its start. */
export interface DayDecision {
  readonly date: Temporal.PlainDate
  readonly lesson: Interval | null
  /** What the copy takes, buffers included: empty where there are conflicts. */
  readonly claims: readonly { readonly subjectId: string; readonly during: Interval }[]
  readonly conflicts: readonly Conflict[]
}
