import { Temporal } from 'temporal-polyfill'
import { isCovered, overlaps, widen, type Interval } from '../time/interval.ts'
import { dayInterval, localDateOf, minutesOfDay, startOfDay, toInstant } from '../time/local-time.ts'
import type {
  BookingRules,
  ClosedDays,
  Conflict,
  ConflictKind,
  DayDecision,
  Occupation,
  RebookingSource,
  WeekdayHours,
} from './booking-situation.ts'

/** The copy's own time on `date`: same local start, same length; null when the clocks skip that start. */
export function lessonOn(date: Temporal.PlainDate, source: Interval, timeZone: string): Interval | null {
  const startTime = source.startsAt.toZonedDateTimeISO(timeZone).toPlainTime()
  const startsAt = toInstant(date, startTime, timeZone)
  return startsAt && { startsAt, endsAt: startsAt.add(source.startsAt.until(source.endsAt)) }
}

/** Looks at one day: what a copy of `source` would take, or every reason against it. */
export function decideDay(
  date: Temporal.PlainDate,
  source: RebookingSource,
  occupied: readonly Occupation[],
  rules: BookingRules,
): DayDecision {
  const lesson = lessonOn(date, source, rules.timeZone)
  const lasting = noLongerOffered(source)
  if (!lesson) {
    const organization = { type: 'Organization', id: rules.organizationId } as const
    const skipped: Conflict = { kind: 'LOCAL_TIME_SKIPPED', subject: organization, collidesWith: null }
    return { date, lesson, claims: [], conflicts: [...lasting, skipped] }
  }
  const during = widen(lesson, source.bufferBeforeMinutes, source.bufferAfterMinutes)
  const taken = occupied.filter((occupation) => overlaps(occupation.during, during))
  const units = source.resources.map((resource) => chooseUnit(resource, taken))
  const conflicts = [
    ...lasting,
    ...organizationClosed(lesson, rules),
    ...source.staff.flatMap((member) => staffConflicts(member.id, lesson, taken, rules)),
    ...units.flatMap((unit) => unit.conflicts),
  ]
  const subjectIds = [
    ...source.staff.map((member) => member.id),
    ...units.flatMap((unit) => unit.unitId ?? []),
  ]
  const claims = conflicts.length > 0 ? [] : subjectIds.map((subjectId) => ({ subjectId, during }))
  return { date, lesson, claims, conflicts }
}

function noLongerOffered({ product, staff, resources }: RebookingSource): Conflict[] {
  const inactive = [
    ...(product.isActive ? [] : [{ type: 'Product' as const, id: product.id }]),
    ...staff.filter((one) => !one.isActive).map(({ id }) => ({ type: 'StaffMember' as const, id })),
    ...resources.filter(isWithdrawn).map(({ id }) => ({ type: 'Resource' as const, id })),
  ]
  return inactive.map((subject) => ({ kind: 'NO_LONGER_OFFERED', subject, collidesWith: null }))
}

/** A resource that has lost all its units can be given to nobody, active or not. */
function isWithdrawn({ isActive, unitIds }: RebookingSource['resources'][number]): boolean {
  return !isActive || unitIds.length === 0
}

function organizationClosed(lesson: Interval, rules: BookingRules): Conflict[] {
  const subject = { type: 'Organization', id: rules.organizationId } as const
  const closed = rules.closures
    .map((closure) => closureInterval(closure, rules.timeZone))
    .filter((closure) => overlaps(closure, lesson))
  if (closed.length > 0) {
    return closed.map((collidesWith) => ({ kind: 'ORGANIZATION_CLOSED', subject, collidesWith }))
  }
  if (isWithinHours(lesson, rules.openingHours, rules.timeZone)) return []
  return [{ kind: 'ORGANIZATION_CLOSED', subject, collidesWith: null }]
}

function closureInterval({ firstDate, lastDate }: ClosedDays, timeZone: string): Interval {
  return { startsAt: startOfDay(firstDate, timeZone), endsAt: dayInterval(lastDate, timeZone).endsAt }
}

function staffConflicts(
  id: string,
  lesson: Interval,
  taken: readonly Occupation[],
  rules: BookingRules,
): Conflict[] {
  const subject = { type: 'StaffMember', id } as const
  const collisions = taken
    .filter((occupation) => occupation.subjectId === id)
    .map(({ kind, shown }) => ({
      kind: kind === 'SESSION' ? ('STAFF_BUSY' as const) : ('STAFF_UNAVAILABLE' as const),
      subject,
      collidesWith: shown,
    }))
  if (isWithinHours(lesson, rules.workingHours.get(id) ?? [], rules.timeZone)) return collisions
  return [{ kind: 'STAFF_OUTSIDE_WORKING_HOURS', subject, collidesWith: null }, ...collisions]
}

/** The first free unit of a resource, or what takes them all: each session or unavailability once. */
function chooseUnit(
  { id, unitIds }: RebookingSource['resources'][number],
  taken: readonly Occupation[],
): { unitId: string | null; conflicts: Conflict[] } {
  const unitId = unitIds.find((unit) => taken.every((occupation) => occupation.subjectId !== unit))
  if (unitId !== undefined) return { unitId, conflicts: [] }
  const blocking = new Map(
    taken.filter(({ subjectId }) => unitIds.includes(subjectId)).map((one) => [one.ownerId, one]),
  )
  const conflicts = [...blocking.values()].map(({ kind, shown }) => ({
    kind: (kind === 'SESSION'
      ? 'RESOURCE_BUSY'
      : 'RESOURCE_UNAVAILABLE') satisfies ConflictKind as ConflictKind,
    subject: { type: 'Resource' as const, id },
    collidesWith: shown,
  }))
  return { unitId: null, conflicts }
}

function isWithinHours(lesson: Interval, hours: readonly WeekdayHours[], timeZone: string): boolean {
  if (hours.length === 0) return true
  const open: Interval[] = []
  const last = localDateOf(lesson.endsAt, timeZone)
  let date = localDateOf(lesson.startsAt, timeZone)
  for (; Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    for (const { weekday, fromMinute, toMinute } of hours) {
      if (weekday === date.dayOfWeek) open.push(minutesOfDay(date, fromMinute, toMinute, timeZone))
    }
  }
  return isCovered(lesson, open)
}
