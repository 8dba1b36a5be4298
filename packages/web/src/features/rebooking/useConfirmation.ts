import { v7 as uuid } from 'uuid'
import { computed, shallowRef, type Ref } from 'vue'
import { bookingOutcome, type BookingOutcome } from './outcome.ts'
import { forgetConfirmation, keepConfirmation, pendingConfirmation } from './pending-confirmation.ts'
import { useRebookSession } from './useRebookSession.ts'

/**
 * From the press of the button to its outcome. A press makes one id; as long as no answer has come every further
 * press asks about that same id, so that nothing is booked twice.
 */
export function useConfirmation(sessionId: Ref<string>, onOutcome: (outcome: BookingOutcome) => void) {
  const pending = shallowRef(pendingConfirmation(sessionId.value))
  const isBooked = shallowRef(false)
  const { rebookSession, isSending, isRepeating } = useRebookSession()

  async function confirm(dates: readonly string[]): Promise<BookingOutcome> {
    const confirmation = pending.value ?? { id: uuid(), sessionId: sessionId.value, dates }
    pending.value = confirmation
    keepConfirmation(confirmation)
    const outcome = bookingOutcome(await rebookSession(confirmation))
    settle(outcome)
    return outcome
  }

  /** The days are let go last, and never after a booking: else its own lessons would look like somebody else's. */
  function settle(outcome: BookingOutcome): void {
    isBooked.value = outcome.kind === 'booked'
    if (outcome.kind !== 'unanswered') forgetConfirmation(sessionId.value)
    onOutcome(outcome)
    if (outcome.kind === 'taken' || outcome.kind === 'problem') pending.value = null
  }

  return {
    confirm,
    /** The confirmation that holds the chosen days: under way, without an answer, or booked. */
    pending,
    isSending,
    isRepeating,
    /** No answer came: it may have been carried out. */
    isUncertain: computed(() => pending.value !== null && !isSending.value && !isBooked.value),
  }
}
