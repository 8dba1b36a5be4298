import { useMutation } from '@vue/apollo-composable'
import { shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLocale } from '../../composables/useLocale.ts'
import { CreateWatchLinkMutation } from './watch-link.documents.ts'

/** A link that was just made: its address cannot be asked for again. */
export interface NewWatchLink {
  readonly id: string
  readonly name: string
  readonly url: string
}

export function useCreateWatchLink() {
  const { t } = useI18n()
  const { language } = useLocale()
  const { mutate, loading: isCreating } = useMutation(CreateWatchLinkMutation)
  const created = shallowRef<NewWatchLink | null>(null)
  /** One sentence for the person, or null. */
  const problem = shallowRef<string | null>(null)

  /** True once it is made. */
  async function create(name: string): Promise<boolean> {
    problem.value = null
    try {
      const result = (await mutate({ name }))?.data?.createWatchLink
      if (result?.__typename === 'WatchLinkCreated') {
        // The display's browser need not speak the language of those who look at it.
        created.value = { ...result.watchLink, url: `${result.url}?lang=${language.value}` }
        return true
      }
      problem.value = result?.message ?? t('displays.createFailed')
    } catch {
      problem.value = t('displays.createFailed')
    }
    return false
  }

  return { isCreating, created, problem, create }
}
