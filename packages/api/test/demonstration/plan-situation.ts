import type {
  BookingRules,
  DayDecision,
  Occupation,
  RebookingSource,
} from '@reprise/domain/rebooking/booking-situation'
import { decideDay } from '@reprise/domain/rebooking/decide-day'
import { notRebookableReason } from '@reprise/domain/rebooking/not-rebookable-reason'
import { rebookingDays } from '@reprise/domain/rebooking/rebooking-days'
import { overlaps, type Interval } from '@reprise/domain/time/interval'
import { dayInterval, localDateOf } from '@reprise/domain/time/local-time'
import { Temporal } from 'temporal-polyfill'
import { planDemonstration, type DemonstrationPlan } from '../../src/demonstration/plan-demonstration.ts'
import { SCHOOL } from '../../src/demonstration/school.ts'
import { toRebookable } from '../../src/schedule/rebookable.ts'

export type PlannedRow = DemonstrationPlan['sessions'][number]

/** The demonstration of one date, seen through the rules that the application itself asks. */
export class PlanSituation {
  readonly plan: DemonstrationPlan
  readonly occupied: readonly Occupation[]
  readonly rules: BookingRules
  readonly #staffOf: Map<string, string[]>
  readonly #resourcesOf: Map<string, string[]>
  readonly #nextDays = new Map<string, readonly DayDecision[]>()
  readonly #occupiedOn = new Map<string, readonly Occupation[]>()

  constructor(readonly today: Temporal.PlainDate) {
    this.plan = planDemonstration(startOf(today))
    this.occupied = occupationsOf(this.plan)
    this.rules = rulesOf(this.plan)
    this.#staffOf = group(this.plan.sessionStaff, 'sessionId', (link) => link.staffMemberId)
    this.#resourcesOf = group(this.plan.sessionResources, 'sessionId', (link) => link.resourceId)
  }

  staffIdsOf({ id }: PlannedRow): readonly string[] {
    return this.#staffOf.get(id) ?? []
  }

  resourceIdsOf({ id }: PlannedRow): readonly string[] {
    return this.#resourcesOf.get(id) ?? []
  }

  /** Private lessons with a client that are over at `now`, the latest first. */
  completedLessons(now: Temporal.Instant): PlannedRow[] {
    const completed = this.plan.sessions.filter((session) => {
      const rebookable = toRebookable(session, this.#product(session) ?? null)
      return notRebookableReason(rebookable, now) === null
    })
    return completed.sort((a, b) => b.startsAt.getTime() - a.startsAt.getTime())
  }

  /** Each of the next six days for a copy of `session`. */
  nextDays(session: PlannedRow): readonly DayDecision[] {
    const known = this.#nextDays.get(session.id)
    if (known) return known
    const days = rebookingDays(this.today).map((date) =>
      this.#decide(session, date, this.#occupiedAround(date)),
    )
    this.#nextDays.set(session.id, days)
    return days
  }

  /** Its own day, as if it were not there. */
  ownDay(session: PlannedRow): DayDecision {
    const date = localDateOf(intervalOf(session).startsAt, SCHOOL.timeZone)
    const others = this.#occupiedAround(date).filter(({ ownerId }) => ownerId !== session.id)
    return this.#decide(session, date, others)
  }

  #decide(session: PlannedRow, date: Temporal.PlainDate, occupied: readonly Occupation[]): DayDecision {
    return decideDay(date, this.#source(session), occupied, this.rules)
  }

  #source(session: PlannedRow): RebookingSource {
    const product = this.#product(session)
    return {
      ...intervalOf(session),
      product: product ?? { id: session.id, isActive: true },
      bufferBeforeMinutes: product?.bufferBeforeMinutes ?? 0,
      bufferAfterMinutes: product?.bufferAfterMinutes ?? 0,
      staff: this.plan.staff.filter(({ id }) => this.staffIdsOf(session).includes(id)),
      resources: this.resourceIdsOf(session).map((id) => ({
        ...{ id, isActive: true },
        unitIds: this.plan.subjects.filter(({ resourceId }) => resourceId === id).map((unit) => unit.id),
      })),
    }
  }

  #product({ productId }: PlannedRow) {
    return this.plan.products.find(({ id }) => id === productId)
  }

  #occupiedAround(date: Temporal.PlainDate): readonly Occupation[] {
    const known = this.#occupiedOn.get(date.toString())
    if (known) return known
    const day = dayInterval(date, SCHOOL.timeZone)
    const around = { startsAt: day.startsAt.subtract({ hours: 6 }), endsAt: day.endsAt.add({ hours: 6 }) }
    const occupied = this.occupied.filter(({ during }) => overlaps(during, around))
    this.#occupiedOn.set(date.toString(), occupied)
    return occupied
  }
}

/** The first instant of `date` at the school. */
export function startOf(date: Temporal.PlainDate): Temporal.Instant {
  return dayInterval(date, SCHOOL.timeZone).startsAt
}

export function intervalOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Interval {
  return { startsAt: toInstant(startsAt), endsAt: toInstant(endsAt) }
}

/** An allocation's '[start,end)'. */
export function rangeOf({ during }: { during: string }): Interval {
  const [startsAt, endsAt] = during
    .slice(1, -1)
    .split(',')
    .map((text) => Temporal.Instant.from(text))
  return { startsAt: startsAt!, endsAt: endsAt! }
}

const toInstant = (date: Date) => Temporal.Instant.fromEpochMilliseconds(date.getTime())

function occupationsOf({ allocations, sessions, unavailabilities }: DemonstrationPlan): Occupation[] {
  const owners = new Map([...sessions, ...unavailabilities].map((owner) => [owner.id, intervalOf(owner)]))
  return allocations.map((allocation) => {
    const ownerId = (allocation.sessionId ?? allocation.unavailabilityId)!
    const kind = allocation.kind === 1 ? 'SESSION' : 'UNAVAILABILITY'
    const { subjectId } = allocation
    return { subjectId, kind, ownerId, during: rangeOf(allocation), shown: owners.get(ownerId)! }
  })
}

function rulesOf({ organization, openingHours, closures, workingHours }: DemonstrationPlan): BookingRules {
  return {
    organizationId: organization.id,
    timeZone: organization.timeZone,
    openingHours,
    closures: closures.map(({ firstDate, lastDate }) => ({
      firstDate: Temporal.PlainDate.from(firstDate),
      lastDate: Temporal.PlainDate.from(lastDate),
    })),
    workingHours: group(workingHours, 'staffMemberId', (hours) => hours),
  }
}

function group<Row, Key extends keyof Row, Value>(
  rows: readonly Row[],
  by: Key,
  valueOf: (row: Row) => Value,
): Map<Row[Key], Value[]> {
  const groups = new Map<Row[Key], Value[]>()
  for (const row of rows) groups.set(row[by], [...(groups.get(row[by]) ?? []), valueOf(row)])
  return groups
}
