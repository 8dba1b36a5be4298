import { useQuery } from '@vue/apollo-composable'
import { useDocumentVisibility } from '@vueuse/core'
import { computed } from 'vue'
import { MailboxQuery } from './mailbox.documents.ts'

/** Mail makes no change of the schedule when it arrives here, so the page asks; hidden pages do not. */
const askEveryMs = 2000

/** What the demonstration's mailbox holds; null when mail goes to a real service, undefined while it is not known. */
export function useMailbox() {
  const visibility = useDocumentVisibility()
  const { result, error, loading, refetch } = useQuery(MailboxQuery, {}, () => ({
    fetchPolicy: 'cache-and-network',
    pollInterval: visibility.value === 'visible' ? askEveryMs : 0,
  }))

  async function load(): Promise<void> {
    try {
      await refetch()
    } catch {
      return
    }
  }

  return {
    messages: computed(() => result.value?.mailbox),
    hasFailed: computed(() => error.value !== null && !loading.value),
    load,
  }
}
