/** What the panel needs to know of a day; the shape of the API's DayAvailability, less what it does not use. */
export interface Day {
  /** Local date at the school, 2026-11-21. */
  readonly date: string
  readonly isAvailable: boolean
  /** Every reason against it, one sentence each, in the reader's language. */
  readonly reasons: readonly string[]
}

export interface DaySelection {
  /** Local dates, in date order. */
  readonly chosen: readonly string[]
  /** Dates that were chosen and have been taken since, in date order. */
  readonly lost: readonly string[]
  /** The first choice is made once, so that a day is never ticked by itself under a person's hand. */
  readonly isSettled: boolean
}

export const nothingChosen: DaySelection = { chosen: [], lost: [], isSettled: false }

const inOrder = (dates: Iterable<string>): string[] => [...new Set(dates)].sort()

/** The person clicks a card or presses its number. A busy or unknown day stays as it is. */
export function toggleDay(selection: DaySelection, days: readonly Day[], date: string): DaySelection {
  if (selection.chosen.includes(date)) {
    return { ...selection, chosen: selection.chosen.filter((other) => other !== date), isSettled: true }
  }
  if (!days.some((day) => day.date === date && day.isAvailable)) return selection
  return {
    chosen: inOrder([...selection.chosen, date]),
    lost: selection.lost.filter((other) => other !== date),
    isSettled: true,
  }
}

/**
 * Fresh availability has come. The first time the first free day is chosen; later a chosen day that is free no more,
 * or is no longer one of the six (midnight has passed), loses its tick, and no other is ticked in its place.
 */
export function followAvailability(selection: DaySelection, days: readonly Day[]): DaySelection {
  if (!selection.isSettled) {
    const firstFree = days.find((day) => day.isAvailable)
    return firstFree ? { chosen: [firstFree.date], lost: [], isSettled: true } : selection
  }
  const free = new Set(days.filter((day) => day.isAvailable).map((day) => day.date))
  const shown = new Set(days.map((day) => day.date))
  const taken = selection.chosen.filter((date) => !free.has(date) && shown.has(date))
  return {
    ...selection,
    chosen: selection.chosen.filter((date) => free.has(date)),
    lost: inOrder([...selection.lost.filter((date) => shown.has(date) && !free.has(date)), ...taken]),
  }
}

/** The dates that `after` lost and `before` had: what is to be announced, once. */
export function newlyLost(before: DaySelection, after: DaySelection): string[] {
  return after.lost.filter((date) => before.chosen.includes(date))
}

/** Days as they stand once the API refused `refused`: its reasons replace what was known of those days. */
export function withRefusedDays(days: readonly Day[], refused: readonly Day[]): Day[] {
  return days.map((day) => refused.find((other) => other.date === day.date) ?? day)
}
