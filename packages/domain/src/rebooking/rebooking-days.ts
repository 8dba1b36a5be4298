import type { Temporal } from 'temporal-polyfill'

/** How many days ahead a session can be copied to. */
export const REBOOKING_DAYS = 6

/** D+1 … D+6, D being `today` at the organization. */
export function rebookingDays(today: Temporal.PlainDate): Temporal.PlainDate[] {
  return Array.from({ length: REBOOKING_DAYS }, (_, index) => today.add({ days: index + 1 }))
}

export type DateProblem = 'NONE' | 'TOO_MANY' | 'TWICE' | 'OUT_OF_RANGE'

export interface DateFinding {
  /** Which of the dates; null for the list itself. */
  readonly index: number | null
  readonly problem: DateProblem
}

/** What is wrong with the dates of a request; empty when nothing is. */
export function findDateProblems(
  dates: readonly Temporal.PlainDate[],
  today: Temporal.PlainDate,
): DateFinding[] {
  if (dates.length === 0) return [{ index: null, problem: 'NONE' }]
  if (dates.length > REBOOKING_DAYS) return [{ index: null, problem: 'TOO_MANY' }]
  const allowed = new Set(rebookingDays(today).map(String))
  const seen = new Set<string>()
  const findings: DateFinding[] = []
  for (const [index, date] of dates.entries()) {
    const key = date.toString()
    if (seen.has(key)) findings.push({ index, problem: 'TWICE' })
    else if (!allowed.has(key)) findings.push({ index, problem: 'OUT_OF_RANGE' })
    seen.add(key)
  }
  return findings
}
