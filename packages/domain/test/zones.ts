import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'

/**
 * The organizations' zones: changes by an hour at night, by half an hour (Lord Howe), at midnight (Cairo and
 * Santiago skip it, Havana has it twice), none but a lost day in 2011 (Apia), none and a half-hour offset.
 */
export const ORGANIZATION_ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Cairo',
  'America/Santiago',
  'America/Havana',
  'Pacific/Apia',
  'Asia/Kolkata',
]

/** The local dates on which the clocks change in one of these zones, and some on which they do not. */
const DATES = (
  '2011-12-30 2026-03-08 2026-03-29 2026-04-04 2026-04-05 2026-04-24 2026-06-15 ' +
  '2026-09-06 2026-10-04 2026-10-25 2026-10-29 2026-11-01 2026-12-31 2028-02-29'
).split(' ')

export const aZone = (): fc.Arbitrary<string> => fc.constantFrom(...ORGANIZATION_ZONES)

/** A date on, or some days around, a change of the clocks. */
export const aDate = (): fc.Arbitrary<Temporal.PlainDate> =>
  fc
    .tuple(fc.constantFrom(...DATES), fc.integer({ min: -3, max: 3 }))
    .map(([text, days]) => Temporal.PlainDate.from(text).add({ days }))

/** A time of day on the quarter of an hour, more often than not near midnight or in the small hours. */
export const aTime = (): fc.Arbitrary<Temporal.PlainTime> =>
  fc
    .oneof(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 90, max: 95 }), fc.integer({ min: 0, max: 95 }))
    .map((quarter) => Temporal.PlainTime.from('00:00').add({ minutes: 15 * quarter }))

/** Local times that the clocks skip. */
const SKIPPED = [
  'Europe/Paris 2026-03-29 02:30',
  'America/New_York 2026-03-08 02:00',
  'Australia/Lord_Howe 2026-10-04 02:15',
  'Africa/Cairo 2026-04-24 00:00',
  'America/Santiago 2026-09-06 00:45',
  'Pacific/Apia 2011-12-30 10:00',
]

type LocalStart = readonly [timeZone: string, date: Temporal.PlainDate, time: Temporal.PlainTime]

/** Anything, and now and then a time that is skipped within six days. */
export const aLocalStart = (): fc.Arbitrary<LocalStart> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(aZone(), aDate(), aTime()) },
    { weight: 1, arbitrary: aStartSkippedWithinSixDays() },
  )

const aStartSkippedWithinSixDays = (): fc.Arbitrary<LocalStart> =>
  fc.tuple(fc.constantFrom(...SKIPPED), fc.integer({ min: 1, max: 6 })).map(([text, days]): LocalStart => {
    const [timeZone = '', day = '', time = ''] = text.split(' ')
    return [timeZone, Temporal.PlainDate.from(day).subtract({ days }), Temporal.PlainTime.from(time)]
  })

/** Every instant that has this local time, in order, found without asking for it: none, one or two. */
export function instantsAt(local: Temporal.PlainDateTime, timeZone: string): Temporal.Instant[] {
  const asUtc = local.toZonedDateTime('UTC').toInstant()
  const offsets = [-48, 0, 48].map(
    (hours) => asUtc.add({ hours }).toZonedDateTimeISO(timeZone).offsetNanoseconds,
  )
  return [...new Set(offsets)]
    .map((nanoseconds) => asUtc.subtract({ nanoseconds }))
    .filter((instant) => instant.toZonedDateTimeISO(timeZone).toPlainDateTime().equals(local))
    .sort(Temporal.Instant.compare)
}
