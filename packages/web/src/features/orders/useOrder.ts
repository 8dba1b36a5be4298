import { useQuery } from '@vue/apollo-composable'
import { useDebounceFn } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { useScheduleContext } from '../schedule/schedule-context.ts'
import { OrderQuery } from './order.documents.ts'

/** One order, kept up to date: paying it, its mails and its sessions all make changes of the schedule. */
export function useOrder(orderId: Ref<string>) {
  const { onChange, onReload } = useScheduleContext()
  const { result, error, loading, refetch } = useQuery(OrderQuery, () => ({ id: orderId.value }), {
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  })
  const order = computed(() => (result.value?.order?.id === orderId.value ? result.value.order : null))

  async function load(): Promise<void> {
    try {
      await refetch()
    } catch {
      return
    }
  }

  const loadSoon = useDebounceFn(load, 150, { maxWait: 1000 })
  onChange(({ sessions }) => {
    if (sessions.some((session) => session.order?.id === orderId.value)) void loadSoon()
  })
  onReload(() => void loadSoon())

  return {
    order,
    hasFailed: computed(() => error.value !== null && !loading.value && !order.value),
    isMissing: computed(() => !loading.value && result.value?.order === null),
    load,
  }
}
