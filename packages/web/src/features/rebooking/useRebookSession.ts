import { useApolloClient } from '@vue/apollo-composable'
import { computed, shallowRef } from 'vue'
import type { Confirmation } from './pending-confirmation.ts'
import { RebookSessionMutation, type RebookSessionResult } from './rebooking.documents.ts'
import { repeatDelay } from './repeat-delay.ts'
import { requestFailure, type RequestFailure } from './request-failure.ts'

export type RebookSessionAnswer =
  | { readonly kind: 'answered'; readonly result: RebookSessionResult }
  /** It may have been carried out: ask again with the same id. */
  | { readonly kind: 'unanswered'; readonly failure: RequestFailure }
  /** Refused as a whole (signed out, not allowed): nothing was booked. */
  | { readonly kind: 'refused'; readonly failure: RequestFailure }

/** The server lets bookings of the same people queue for up to 15 s; what takes longer has been lost on the way. */
const answerWithinMs = 20_000

/** Sends one confirmation and repeats it by itself a few times; the id makes every repeat safe. */
export function useRebookSession() {
  const { client } = useApolloClient()
  /** How often the request under way has been sent; 0 when none is. */
  const timesSent = shallowRef(0)

  async function rebookSession(confirmation: Confirmation): Promise<RebookSessionAnswer> {
    try {
      for (;;) {
        timesSent.value += 1
        const answer = await send(confirmation)
        if (answer.kind !== 'unanswered') return answer
        const delay = repeatDelay(timesSent.value, answer.failure.retryAfterSeconds)
        if (delay === null) return answer
        await new Promise((resolve) => setTimeout(resolve, delay))
      }
    } finally {
      timesSent.value = 0
    }
  }

  async function send({ id, sessionId, dates }: Confirmation): Promise<RebookSessionAnswer> {
    try {
      const { data } = await client.mutate({
        mutation: RebookSessionMutation,
        variables: { input: { id, sessionId, dates: [...dates] } },
        context: { fetchOptions: { signal: AbortSignal.timeout(answerWithinMs) } },
      })
      return data
        ? { kind: 'answered', result: data.rebookSession }
        : { kind: 'unanswered', failure: requestFailure(null) }
    } catch (error) {
      const failure = requestFailure(error)
      return { kind: failure.mayRepeat ? 'unanswered' : 'refused', failure }
    }
  }

  return {
    rebookSession,
    isSending: computed(() => timesSent.value > 0),
    isRepeating: computed(() => timesSent.value > 1),
  }
}
