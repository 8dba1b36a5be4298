import { weekdayOf, type LocalDate } from '../../time/dates.ts'
import { minuteOf } from '../../time/school-time.ts'

interface WeekdayHours {
  readonly weekday: number
  readonly from: string
  readonly to: string
}

/** A stretch of a day, in minutes, in which there are usually no lessons. */
export interface ClosedBand {
  readonly from: number
  readonly to: number
}

export const DAY: ClosedBand = { from: 0, to: 1440 }

/**
 * The stretches of `date` that lie outside the hours given. No rows at all mean no limit; a weekday without a row
 * is closed all day.
 */
export function closedBands(date: LocalDate, hours: readonly WeekdayHours[]): ClosedBand[] {
  if (hours.length === 0) return []
  const open = hours
    .filter(({ weekday }) => weekday === weekdayOf(date))
    .map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
    .toSorted((a, b) => a.from - b.from)
  const bands: ClosedBand[] = []
  let reached = DAY.from
  for (const { from, to } of open) {
    if (from > reached) bands.push({ from: reached, to: from })
    reached = Math.max(reached, to)
  }
  if (reached < DAY.to) bands.push({ from: reached, to: DAY.to })
  return bands
}

/** Does one of the closures hold all that day? Its dates are both included. */
export function isClosedOn(
  date: LocalDate,
  closures: readonly { readonly firstDate: LocalDate; readonly lastDate: LocalDate }[],
): boolean {
  return closures.some(({ firstDate, lastDate }) => firstDate <= date && date <= lastDate)
}

/** Joins bands that overlap or touch, so that a shade is never laid upon a shade. */
export function joinBands(bands: readonly ClosedBand[]): ClosedBand[] {
  const joined: ClosedBand[] = []
  for (const band of bands.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && band.from <= last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, band.to) }
    else joined.push(band)
  }
  return joined
}
