/**
 * Calendar dates as plain strings ("2026-11-21"), counted in UTC so that no zone can shift them.
 * A date-only string is never given to `new Date`.
 */
export type LocalDate = string

const MS_PER_DAY = 86_400_000

export function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromUtc(toUtc(text)) === text
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromUtc(toUtc(date) + days * MS_PER_DAY)
}

/** How many days from `first` to `second`; negative when the second is the earlier. */
export function daysBetween(first: LocalDate, second: LocalDate): number {
  return Math.round((toUtc(second) - toUtc(first)) / MS_PER_DAY)
}

/** 1 Monday … 7 Sunday, as ISO 8601 and the API count. */
export function weekdayOf(date: LocalDate): number {
  return new Date(toUtc(date)).getUTCDay() || 7
}

/** The Monday of the date's week. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date))
}

/** `count` dates in a row. */
export function datesFrom(first: LocalDate, count: number): LocalDate[] {
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** The date's midnight in UTC: for counting, and for Intl with `timeZone: 'UTC'`. */
export function toUtc(date: LocalDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))
}

function fromUtc(time: number): LocalDate {
  return Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10)
}
