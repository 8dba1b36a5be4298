import type { ConflictKind } from '@reprise/domain/rebooking/booking-situation'
import { Temporal } from 'temporal-polyfill'
import { intervalOf, startOf, type PlannedRow, type PlanSituation } from './plan-situation.ts'

/** Half hours of the date at which no private lesson has ended within the last three hours. */
export function quietHours(situation: PlanSituation): string[] {
  const lessons = situation.completedLessons(startOf(situation.today.add({ days: 1 })))
  const ends = lessons.map((lesson) => intervalOf(lesson).endsAt.epochMilliseconds)
  const quiet: string[] = []
  const until = startOf(situation.today.add({ days: 1 })).epochMilliseconds
  for (let now = startOf(situation.today).epochMilliseconds; now < until; now += 30 * 60_000) {
    if (!ends.some((end) => end <= now && now - end <= 3 * 3_600_000)) quiet.push(new Date(now).toISOString())
  }
  return quiet
}

/** Completed lessons of the last fourteen days, as the date begins: the least that any of its hours has. */
export function lessonsOfTheLastFortnight(situation: PlanSituation): PlannedRow[] {
  const since = startOf(situation.today.subtract({ days: 14 }))
  const lessons = situation.completedLessons(startOf(situation.today))
  return lessons.filter((lesson) => Temporal.Instant.compare(intervalOf(lesson).startsAt, since) >= 0)
}

/** Lessons with three or more free days, no two of one staff member or client, whose clients mail reaches. */
export function lessonsWorthCopying(situation: PlanSituation): PlannedRow[] {
  const reachable = new Set(
    situation.plan.clients.filter(({ email, emailProblem }) => email && !emailProblem).map(({ id }) => id),
  )
  const chosen: PlannedRow[] = []
  const used = new Set<string>()
  for (const lesson of lessonsOfTheLastFortnight(situation)) {
    const people = [lesson.clientId!, ...situation.staffIdsOf(lesson)]
    if (!reachable.has(lesson.clientId!) || people.some((id) => used.has(id))) continue
    const free = situation.nextDays(lesson).filter(({ conflicts }) => conflicts.length === 0)
    if (free.length < 3) continue
    people.forEach((id) => used.add(id))
    chosen.push(lesson)
  }
  return chosen
}

/** What refuses copies of the last fortnight's lessons; a taken resource with its number of units. */
export function refusalsOf(situation: PlanSituation): Set<ConflictKind | `RESOURCE_BUSY of ${number}`> {
  const found = new Set<ConflictKind | `RESOURCE_BUSY of ${number}`>()
  for (const lesson of lessonsOfTheLastFortnight(situation)) {
    for (const { kind, subject } of situation.nextDays(lesson).flatMap(({ conflicts }) => conflicts)) {
      found.add(kind)
      const units = situation.plan.subjects.filter(({ resourceId }) => resourceId === subject.id)
      if (kind === 'RESOURCE_BUSY') found.add(`RESOURCE_BUSY of ${units.length}`)
    }
  }
  return found
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
