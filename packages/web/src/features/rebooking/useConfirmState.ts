import { computed, type Ref } from 'vue'
import { useScheduleContext } from '../schedule/schedule-context.ts'
import type { SessionCard } from '../schedule/session-card.fragment.ts'
import { confirmState } from './confirm-state.ts'
import type { Day } from './day-selection.ts'

interface Parts {
  readonly session: Ref<SessionCard>
  readonly days: Ref<readonly Day[] | null>
  readonly hasFailed: Ref<boolean>
  readonly chosen: Ref<readonly string[]>
  readonly isSending: Ref<boolean>
  readonly isUncertain: Ref<boolean>
}

/** Whether the booking can be confirmed just now, and whether mail can tell the client of it. */
export function useConfirmState({ session, days, hasFailed, chosen, isSending, isUncertain }: Parts) {
  const { isOnline } = useScheduleContext()
  const isClientReachable = computed(() => {
    const { client } = session.value
    return Boolean(client?.email) && !client?.emailProblem
  })
  const state = computed(() =>
    confirmState({
      freeDays: days.value?.filter((day) => day.isAvailable).length ?? null,
      hasLookFailed: hasFailed.value,
      chosenDays: chosen.value.length,
      isOnline: isOnline.value,
      isSending: isSending.value,
      isUncertain: isUncertain.value,
      isClientReachable: isClientReachable.value,
    }),
  )
  return { state, isClientReachable }
}
