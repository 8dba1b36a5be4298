import { shallowRef } from 'vue'
import type { BookingOutcome, BookingProblem } from './outcome.ts'

/** What came of the last confirmation when it did not book; gone once the person goes on. */
export function useBookingNotice() {
  /** The dates that were refused. */
  const refused = shallowRef<readonly string[]>([])
  const problem = shallowRef<BookingProblem | null>(null)

  function show(outcome: BookingOutcome): void {
    refused.value = outcome.kind === 'taken' ? outcome.days.map(({ date }) => date) : []
    problem.value = outcome.kind === 'problem' ? outcome.problem : null
  }

  function clear(): void {
    refused.value = []
    problem.value = null
  }

  return { refused, problem, show, clear }
}
