import { useQuery } from '@vue/apollo-composable'
import { useDebounceFn } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { useScheduleContext } from '../schedule/schedule-context.ts'
import type { ScheduleChange } from '../schedule/schedule.documents.ts'
import { SessionDetailsQuery } from './session.documents.ts'

/** One session with all its details, kept up to date. What the calendar has of it is there at once, as `card`. */
export function useSession(sessionId: Ref<string>) {
  const { schedule, onChange, onReload } = useScheduleContext()
  const { result, error, loading, refetch } = useQuery(SessionDetailsQuery, () => ({ id: sessionId.value }), {
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  })
  const session = computed(() => {
    const found = result.value?.session
    return found?.id === sessionId.value ? found : null
  })
  const card = computed(() => session.value ?? schedule.value?.sessions.get(sessionId.value) ?? null)

  async function load(): Promise<void> {
    try {
      await refetch()
    } catch {
      return
    }
  }

  /** The session itself, its copies, and what shares its order. */
  function concerns({ sessions, rulesChanged }: ScheduleChange): boolean {
    const orderId = session.value?.order?.id
    return (
      rulesChanged ||
      sessions.some(
        ({ id, rebookedFrom, order }) =>
          id === sessionId.value || rebookedFrom?.id === sessionId.value || (order && order.id === orderId),
      )
    )
  }

  const loadSoon = useDebounceFn(load, 150, { maxWait: 1000 })
  onChange((change) => void (concerns(change) && loadSoon()))
  onReload(() => void loadSoon())

  return {
    session,
    card,
    isLoading: computed(() => loading.value && !session.value),
    hasFailed: computed(() => error.value !== null && !loading.value && !session.value),
    isMissing: computed(() => !loading.value && result.value?.session === null),
    load,
  }
}
