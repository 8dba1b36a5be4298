import { useQuery } from '@vue/apollo-composable'
import { useDebounceFn } from '@vueuse/core'
import { computed, type Ref } from 'vue'
import { useScheduleContext } from '../schedule/schedule-context.ts'
import { RebookingPreviewQuery } from './rebooking.documents.ts'
import { settle } from './useAvailability.ts'

/** Total, warnings and e-mail of what is chosen; what was known stays in sight until the next answer comes. */
export function useRebookingPreview(sessionId: Ref<string>, dates: Ref<readonly string[]>) {
  const { onChange, onReload } = useScheduleContext()
  const hasDates = computed(() => dates.value.length > 0)
  const { result, error, loading, refetch } = useQuery(
    RebookingPreviewQuery,
    () => ({ sessionId: sessionId.value, dates: [...dates.value] }),
    () => ({ enabled: hasDates.value, fetchPolicy: 'network-only', keepPreviousResult: true }),
  )

  async function askAgain(): Promise<void> {
    try {
      if (hasDates.value) await refetch()
    } catch {
      return
    }
  }

  const askAgainSoon = useDebounceFn(askAgain, settle.afterMs, settle)
  onChange(askAgainSoon)
  onReload(askAgainSoon)

  return {
    preview: computed(() => (hasDates.value ? (result.value?.rebookingPreview ?? null) : null)),
    /** False while the answer for the days chosen now is still on its way. */
    isCurrent: computed(() => hasDates.value && !loading.value && !error.value),
    hasFailed: computed(() => error.value !== null && !loading.value),
    askAgain,
  }
}
