import { useQuery } from '@vue/apollo-composable'
import { computed, type Ref } from 'vue'
import { WatchLinksQuery } from './watch-link.documents.ts'

/** The displays' links that are in use, newest first; asked for by those alone who may see them. */
export function useWatchLinks(isAllowed: Readonly<Ref<boolean>>) {
  const { result, error, loading, refetch } = useQuery(WatchLinksQuery, {}, () => ({
    fetchPolicy: 'network-only',
    enabled: isAllowed.value,
  }))

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
