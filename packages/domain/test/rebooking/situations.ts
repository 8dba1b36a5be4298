import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type {
  BookingRules,
  Occupation,
  RebookingSource,
  WeekdayHours,
} from '../../src/rebooking/booking-situation.ts'
import { rebookingDays } from '../../src/rebooking/rebooking-days.ts'
import type { Interval } from '../../src/time/interval.ts'
import { away, aSource, busy, someRules, unitsOf } from '../builders.ts'
import { aLocalStart } from '../zones.ts'

export interface Situation {
  readonly source: RebookingSource
  readonly dates: readonly Temporal.PlainDate[]
  readonly occupied: readonly Occupation[]
  readonly rules: BookingRules
}

/** Some days chosen for a copy of today's lesson, in any zone, among sessions and absences near its hour. */
export const aSituation = (): fc.Arbitrary<Situation> =>
  fc.tuple(aLocalStart(), aLength()).chain(([[timeZone, today, plainTime], minutes]) => {
    const startsAt = today.toZonedDateTime({ timeZone, plainTime }).toInstant()
    const during = { startsAt, endsAt: startsAt.add({ minutes }) }
    return aSourceDuring(during).chain((source) =>
      fc.record({
        source: fc.constant(source),
        dates: fc.shuffledSubarray(rebookingDays(today), { minLength: 1 }),
        occupied: fc.array(anOccupation(source), { maxLength: 5 }),
        rules: rulesOf(timeZone, today),
      }),
    )
  })

const aLength = () =>
  fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 16 }).map((quarters) => quarters * 15) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }).map((hours) => hours * 60) },
  )

const aSourceDuring = (during: Interval): fc.Arbitrary<RebookingSource> =>
  fc
    .record({
      buffers: fc.record({ before: fc.constantFrom(0, 5, 15), after: fc.constantFrom(0, 10, 30) }),
      staff: fc.subarray(['ana', 'lea', 'marc']),
      resources: fc.dictionary(fc.constantFrom('court', 'horse'), fc.integer({ min: 1, max: 3 })),
      inactive: rarely(fc.subarray(['ski', 'ana', 'court']), []),
    })
    .map((words) => aSource({ during, ...words }))

/** Whatever a copy of `source` might take. */
export const subjectsOf = ({ staff, resources }: RebookingSource): string[] => [
  ...staff.map(({ id }) => id),
  ...resources.flatMap(({ unitIds }) => unitIds),
]

function anOccupation(source: RebookingSource): fc.Arbitrary<Occupation> {
  return fc
    .record({
      subjectId: fc.constantFrom('somebody else', ...subjectsOf(source), ...unitsOf('court', 2)),
      occupy: fc.constantFrom(busy, away),
      day: fc.integer({ min: 1, max: 7 }),
      offset: fc.integer({ min: -20, max: 20 }),
      length: fc.integer({ min: 1, max: 12 }),
      after: fc.constantFrom(0, 10),
    })
    .map(({ subjectId, occupy, day, offset, length, after }) => {
      const startsAt = source.startsAt.add({ minutes: 24 * 60 * day + 15 * offset })
      const shown = { startsAt, endsAt: startsAt.add({ minutes: 15 * length }) }
      return occupy(subjectId, shown, { buffers: { after } })
    })
}

const rulesOf = (timeZone: string, today: Temporal.PlainDate): fc.Arbitrary<BookingRules> =>
  fc
    .record({
      openingHours: rarely(someHours(), []),
      workingHours: fc.dictionary(fc.constantFrom('ana', 'lea'), rarely(someHours(), [])),
      closures: rarely(fc.array(aClosureAfter(today), { maxLength: 2 }), []),
    })
    .map((words) => someRules({ timeZone, ...words }))

const aClosureAfter = (today: Temporal.PlainDate): fc.Arbitrary<readonly [string, string]> =>
  fc.tuple(fc.integer({ min: -1, max: 8 }), fc.nat({ max: 2 })).map(([days, length]) => {
    const first = today.add({ days })
    return [first.toString(), first.add({ days: length }).toString()]
  })

/**
 * The same pieces on most days, which may touch, overlap or leave pauses. Their bounds are midnight or lie between
 * 4 and 22 o'clock: none within an hour that comes twice, where minutes of the day do not tell which is meant.
 */
export const someHours = (): fc.Arbitrary<WeekdayHours[]> =>
  fc
    .array(fc.tuple(aBound(), aBound(), fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 5 })), {
      maxLength: 4,
    })
    .map((pieces) =>
      pieces.flatMap(([one, other, weekdays]) => {
        const [fromMinute, toMinute] = one < other ? [one, other] : [other, one]
        return fromMinute === toMinute ? [] : weekdays.map((weekday) => ({ weekday, fromMinute, toMinute }))
      }),
    )

const aBound = () =>
  fc.oneof(
    fc.constantFrom(0, 1440),
    fc.integer({ min: 16, max: 88 }).map((quarter) => quarter * 15),
  )

function rarely<T>(arbitrary: fc.Arbitrary<T>, otherwise: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: 1, arbitrary }, { weight: 8, arbitrary: fc.constant(otherwise) })
}
