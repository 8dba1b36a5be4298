import { addDays, startOfWeek, type LocalDate } from '../../time/dates.ts'
import type { CalendarView } from './home-location.ts'
import type { DateRange } from './schedule-source.ts'

export const DAYS_IN_VIEW: Record<CalendarView, number> = { day: 1, week: 7, agenda: 7 }

/** The week a date is in, Monday to Sunday. */
export function weekRange(date: LocalDate): DateRange {
  const from = startOfWeek(date)
  return { from, to: addDays(from, 6) }
}

/** The dates that a view shows. A week always begins on Monday, an agenda on the date itself. */
export function shownRange(view: CalendarView, date: LocalDate): DateRange {
  if (view === 'week') return weekRange(date)
  return { from: date, to: addDays(date, DAYS_IN_VIEW[view] - 1) }
}

/** What is loaded for it: whole weeks, so that going from day to day seldom has to wait. */
export function loadedRange(view: CalendarView, date: LocalDate): DateRange {
  const { from, to } = shownRange(view, date)
  return { from: weekRange(from).from, to: weekRange(to).to }
}
