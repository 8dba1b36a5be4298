import fc from 'fast-check'
import type { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import type { WeekdayHours } from '../../src/rebooking/booking-situation.ts'
import { decideDay } from '../../src/rebooking/decide-day.ts'
import { aSource, someRules } from '../builders.ts'
import { aDate, aTime, aZone } from '../zones.ts'
import { someHours } from './situations.ts'

/** Whether the clock on the wall shows a time within the hours. */
function isOpenAt(instant: Temporal.Instant, hours: readonly WeekdayHours[], timeZone: string): boolean {
  const { dayOfWeek, hour, minute } = instant.toZonedDateTimeISO(timeZone)
  const minuteOfDay = hour * 60 + minute
  return hours.some(
    ({ weekday, fromMinute, toMinute }) =>
      weekday === dayOfWeek && fromMinute <= minuteOfDay && minuteOfDay < toMinute,
  )
}

it('a lesson is within the hours when the clock on the wall shows them from its first minute to its last', () => {
  const aLength = fc.integer({ min: 1, max: 32 })
  fc.assert(
    fc.property(
      aZone(),
      aDate(),
      aTime(),
      aLength,
      someHours(),
      (timeZone, date, plainTime, quarters, hours) => {
        const startsAt = date.subtract({ days: 1 }).toZonedDateTime({ timeZone, plainTime }).toInstant()
        const source = aSource({ during: { startsAt, endsAt: startsAt.add({ minutes: 15 * quarters }) } })
        const rules = someRules({ timeZone, openingHours: hours, workingHours: { lea: hours } })
        const { lesson, conflicts } = decideDay(date, source, [], rules)
        fc.pre(lesson !== null && hours.length > 0)
        // Everything in this test lies on quarters of an hour.
        const steps = Array.from({ length: quarters }, (_, index) =>
          lesson.startsAt.add({ minutes: 15 * index }),
        )
        const isWithin = steps.every((instant) => isOpenAt(instant, hours, timeZone))
        expect(conflicts.map(({ kind }) => kind)).toEqual(
          isWithin ? [] : ['ORGANIZATION_CLOSED', 'STAFF_OUTSIDE_WORKING_HOURS'],
        )
      },
    ),
  )
})
