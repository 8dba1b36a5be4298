import { REBOOKING_DAYS } from '@reprise/domain/rebooking/rebooking-days'
import { addDays, datesFrom, type LocalDate } from '../../time/dates.ts'
import type { Day } from './day-selection.ts'

/** One card: a date that is known at once, and what is known of it; null while that is being looked up. */
export interface DayCardData {
  readonly date: LocalDate
  /** The key that toggles it, 1 to 6. */
  readonly key: number
  readonly day: Day | null
}

/** D+1 … D+6, in date order. The cards follow the dates and not the answers, so they never move. */
export function nextSixDays(today: LocalDate, days: readonly Day[] | null): DayCardData[] {
  return datesFrom(addDays(today, 1), REBOOKING_DAYS).map((date, index) => ({
    date,
    key: index + 1,
    day: days?.find((day) => day.date === date) ?? null,
  }))
}
