import { useQuery } from '@vue/apollo-composable'
import { computed } from 'vue'
import { WatchLinksQuery } from './watch-link.documents.ts'

/** The displays' links that are in use, newest first. */
export function useWatchLinks() {
  const { result, error, loading, refetch } = useQuery(WatchLinksQuery, {}, { fetchPolicy: 'network-only' })

  async function load(): Promise<void> {
    try {
      await refetch()
    } catch {
      return
    }
  }

  return {
    /** Undefined while they are not known. */
    links: computed(() => result.value?.watchLinks),
    hasFailed: computed(() => error.value !== null && !loading.value),
    load,
  }
}
