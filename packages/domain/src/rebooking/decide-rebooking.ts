import { Temporal } from 'temporal-polyfill'
import type { BookingRules, DayDecision, Occupation, RebookingSource } from './booking-situation.ts'
import { decideDay } from './decide-day.ts'

/** All chosen days can be made, or the days that stand in the way, with every reason. */
export type RebookingDecision =
  | {
      readonly kind: 'BOOK'
      readonly days: readonly (DayDecision & { lesson: NonNullable<DayDecision['lesson']> })[]
    }
  | { readonly kind: 'REFUSE'; readonly days: readonly DayDecision[] }

/**
 * Decides a rebooking: all of `dates` or none. Days are judged in date order, each with the copies of the days
 * before it in place, so that a lesson longer than a day cannot collide with its own copy.
 */
export function decideRebooking(
  source: RebookingSource,
  dates: readonly Temporal.PlainDate[],
  occupied: readonly Occupation[],
  rules: BookingRules,
): RebookingDecision {
  const taken = [...occupied]
  const days: DayDecision[] = []
  for (const date of [...dates].sort(Temporal.PlainDate.compare)) {
    const day = decideDay(date, source, taken, rules)
    days.push(day)
    taken.push(...asOccupations(day))
  }
  const refused = days.filter((day) => day.conflicts.length > 0)
  if (refused.length > 0) return { kind: 'REFUSE', days: refused }
  return { kind: 'BOOK', days: days.map((day) => ({ ...day, lesson: day.lesson! })) }
}

function asOccupations({ date, lesson, claims }: DayDecision): Occupation[] {
  if (!lesson) return []
  return claims.map(({ subjectId, during }) => ({
    subjectId,
    kind: 'SESSION',
    ownerId: `copy of ${date}`,
    during,
    shown: lesson,
  }))
}
