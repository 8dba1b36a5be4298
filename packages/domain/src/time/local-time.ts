import { Temporal } from 'temporal-polyfill'
import type { Interval } from './interval.ts'

/** The calendar date that `instant` has in `timeZone` (an IANA name). */
export function localDateOf(instant: Temporal.Instant, timeZone: string): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(timeZone).toPlainDate()
}

/**
 * The one place where a local time becomes an instant. Null when the clocks skip it that day;
 * the earlier of the two when it comes twice.
 */
export function toInstant(
  date: Temporal.PlainDate,
  time: Temporal.PlainTime,
  timeZone: string,
): Temporal.Instant | null {
  const local = date.toPlainDateTime(time)
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  return zoned.toPlainDateTime().equals(local) ? zoned.toInstant() : null
}

/** The local day `date`, from its first instant to the next day's. */
export function dayInterval(date: Temporal.PlainDate, timeZone: string): Interval {
  return { startsAt: startOfDay(date, timeZone), endsAt: startOfDay(date.add({ days: 1 }), timeZone) }
}

/** The first instant of a local day, also where the clocks skip midnight. */
export function startOfDay(date: Temporal.PlainDate, timeZone: string): Temporal.Instant {
  return date.toZonedDateTime(timeZone).toInstant()
}

/**
 * Minutes of the local day (0–1440) as instants. A bound that the clocks skip moves to the instant at which
 * they jump; 1440 is the next day's start.
 */
export function minutesOfDay(
  date: Temporal.PlainDate,
  fromMinute: number,
  toMinute: number,
  timeZone: string,
): Interval {
  return {
    startsAt: minuteOfDay(date, fromMinute, timeZone),
    endsAt: minuteOfDay(date, toMinute, timeZone),
  }
}

function minuteOfDay(date: Temporal.PlainDate, minute: number, timeZone: string): Temporal.Instant {
  if (minute === 1440) return startOfDay(date.add({ days: 1 }), timeZone)
  const local = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 })
  const zoned = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  if (zoned.toPlainDateTime().equals(local)) return zoned.toInstant()
  return zoned.getTimeZoneTransition('next')?.toInstant() ?? zoned.toInstant()
}
