import { Temporal } from 'temporal-polyfill'
import { intervalOf, startOf, type PlannedRow, type PlanSituation } from './plan-situation.ts'

const HALF_AN_HOUR = 30 * 60_000
const THREE_HOURS = 6 * HALF_AN_HOUR

/** Half hours of the date at which no lesson that ended within three hours can be copied to three or more days. */
export function quietHours(situation: PlanSituation): string[] {
  const [from, until] = [startOf(situation.today), startOf(situation.today.add({ days: 1 }))]
  const ends = situation
    .completedLessons(until)
    .filter(({ endsAt }) => endsAt.getTime() >= from.epochMilliseconds - THREE_HOURS)
    .filter((lesson) => freeDays(situation, lesson) >= 3)
    .map(({ endsAt }) => endsAt.getTime())
  const quiet: string[] = []
  for (let now = from.epochMilliseconds; now < until.epochMilliseconds; now += HALF_AN_HOUR) {
    if (!ends.some((end) => end <= now && now - end <= THREE_HOURS)) quiet.push(new Date(now).toISOString())
  }
  return quiet
}

function freeDays(situation: PlanSituation, lesson: PlannedRow): number {
  return situation.nextDays(lesson).filter(({ conflicts }) => conflicts.length === 0).length
}

/** Completed lessons of the last fourteen days, as the date begins: the least that any of its hours has. */
export function lessonsOfTheLastFortnight(situation: PlanSituation): PlannedRow[] {
  const since = startOf(situation.today.subtract({ days: 14 }))
  const lessons = situation.completedLessons(startOf(situation.today))
  return lessons.filter((lesson) => Temporal.Instant.compare(intervalOf(lesson).startsAt, since) >= 0)
}

/**
 * Up to `count` lessons with three or more free days, no two of one staff member or client, whose clients mail
 * reaches; the latest first.
 */
export function lessonsWorthCopying(situation: PlanSituation, count: number): PlannedRow[] {
  const reachable = new Set(
    situation.plan.clients.filter(({ email, emailProblem }) => email && !emailProblem).map(({ id }) => id),
  )
  const chosen: PlannedRow[] = []
  const used = new Set<string>()
  for (const lesson of lessonsOfTheLastFortnight(situation)) {
    if (chosen.length === count) break
    const people = [lesson.clientId!, ...situation.staffIdsOf(lesson)]
    if (!reachable.has(lesson.clientId!) || people.some((id) => used.has(id))) continue
    if (freeDays(situation, lesson) < 3) continue
    people.forEach((id) => used.add(id))
    chosen.push(lesson)
  }
  return chosen
}

/** What must refuse some copy of the last fortnight's lessons; a taken resource with its number of units. */
const REFUSALS = [
  'STAFF_BUSY',
  'STAFF_UNAVAILABLE',
  'STAFF_OUTSIDE_WORKING_HOURS',
  'RESOURCE_BUSY of 1',
  'RESOURCE_BUSY of 3',
  'RESOURCE_UNAVAILABLE',
  'ORGANIZATION_CLOSED',
  'NO_LONGER_OFFERED',
] as const

/** Those of them that refuse nothing. */
export function missingRefusals(situation: PlanSituation): string[] {
  const missing = new Set<string>(REFUSALS)
  for (const lesson of lessonsOfTheLastFortnight(situation)) {
    if (missing.size === 0) break
    for (const { kind, subject } of situation.nextDays(lesson).flatMap(({ conflicts }) => conflicts)) {
      const units = situation.plan.subjects.filter(({ resourceId }) => resourceId === subject.id)
      missing.delete(kind === 'RESOURCE_BUSY' ? `${kind} of ${units.length}` : kind)
    }
  }
  return [...missing].map((kind) => `${situation.today} ${kind}`)
}

/** Subjects that are in two sessions at once, or in a session while unavailable. */
export function doubleBookings({ plan, occupied }: PlanSituation): string[] {
  return plan.subjects.flatMap(({ id }) => {
    const theirs = occupied
      .filter(({ subjectId }) => subjectId === id)
      .sort((a, b) => Temporal.Instant.compare(a.during.startsAt, b.during.startsAt))
    return theirs.flatMap((one, index) =>
      theirs
        .slice(index + 1)
        .filter((next) => one.kind === 'SESSION' || next.kind === 'SESSION')
        .filter((next) => Temporal.Instant.compare(next.during.startsAt, one.during.endsAt) < 0)
        .map((next) => `${one.ownerId} and ${next.ownerId}`),
    )
  })
}

/** Scheduled sessions that the school's own rules would refuse where they are. */
export function sessionsAgainstTheRules(situation: PlanSituation): string[] {
  const scheduled = situation.plan.sessions.filter(({ status }) => status === 'SCHEDULED')
  return scheduled.flatMap((session) =>
    situation
      .ownDay(session)
      .conflicts.filter(({ kind }) => kind !== 'NO_LONGER_OFFERED')
      .map(({ kind }) => `${session.startsAt.toISOString()} ${kind}`),
  )
}
