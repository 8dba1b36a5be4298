import type { DayAvailabilityCard, RebookingCard } from './rebooking.documents.ts'
import type { RebookSessionAnswer } from './useRebookSession.ts'

/** What a person is told in place when nothing was booked, or nothing can be said of it. */
export type BookingProblem =
  /** In the words of the API, one sentence each. */
  | { readonly kind: 'said'; readonly sentences: readonly string[] }
  | { readonly kind: 'failed'; readonly errorId: string | null }
  | { readonly kind: 'already-undone' }
  | { readonly kind: 'not-understood' }

export type BookingOutcome =
  | { readonly kind: 'booked'; readonly rebooking: RebookingCard }
  | { readonly kind: 'taken'; readonly days: readonly DayAvailabilityCard[] }
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'problem'; readonly problem: BookingProblem }

/** What an answer to a confirmation means for the panel. The union may grow: what is not known is said to be so. */
export function bookingOutcome(answer: RebookSessionAnswer): BookingOutcome {
  if (answer.kind === 'unanswered') return { kind: 'unanswered' }
  if (answer.kind === 'refused') return problem({ kind: 'failed', errorId: answer.failure.errorId })
  const { result } = answer
  switch (result.__typename) {
    case 'SessionRebooked':
      return result.rebooking.undoneAt === null
        ? { kind: 'booked', rebooking: result.rebooking }
        : problem({ kind: 'already-undone' })
    case 'DaysUnavailable':
      return { kind: 'taken', days: result.days }
    case 'InvalidInput':
      return problem({ kind: 'said', sentences: invalidInputSentences(result) })
    case 'SessionNotRebookable':
    case 'SessionNotFound':
    case 'RebookingIdTaken':
      return problem({ kind: 'said', sentences: [result.message] })
    default:
      return notUnderstood(result)
  }
}

/** `never` holds that every result of today's schema is handled above; tomorrow's still arrives here. */
function notUnderstood(_result: never): BookingOutcome {
  return problem({ kind: 'not-understood' })
}

const problem = (told: BookingProblem): BookingOutcome => ({ kind: 'problem', problem: told })

function invalidInputSentences(result: {
  message: string
  fields: readonly { message: string }[]
}): string[] {
  return [...new Set([result.message, ...result.fields.map(({ message }) => message)])]
}
