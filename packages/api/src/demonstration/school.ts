import type { WeekdayHours } from '@reprise/domain/rebooking/booking-situation'

export const SCHOOL = { name: 'École des Cimes', timeZone: 'Europe/Paris', currency: 'EUR' } as const

/** Days of the plan, counted from today (0): three weeks and a little, in both directions. */
export const FIRST_DAY = -14
export const LAST_DAY = 9

export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

/** Minutes since the local day began: at(9, 30) is 570. */
export const at = (hour: number, minute = 0) => hour * 60 + minute

/**
 * A mountain school: torchlight descents late, tours that leave by headlamp in the small hours. The slopes are
 * groomed from half past four to five. So a lesson has ended lately at any hour, and can be copied.
 */
export const OPENING_HOURS: readonly WeekdayHours[] = WEEK.flatMap((weekday) => [
  { weekday, fromMinute: 0, toMinute: at(4, 30) },
  { weekday, fromMinute: at(5), toMinute: at(24) },
])

/** Days on which the school is closed, both included: one among the six that a lesson can be copied to. */
export const CLOSURES = [
  { key: 'lifts', firstDay: 4, lastDay: 4, reason: 'Contrôle annuel des remontées mécaniques' },
  { key: 'competition', firstDay: 12, lastDay: 13, reason: 'Domaine réservé à une compétition' },
] as const

export function isClosedOn(day: number): boolean {
  return CLOSURES.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay)
}
