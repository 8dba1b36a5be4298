import { computed, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { SessionCard } from '../schedule/session-card.fragment.ts'
import type { RebookingPreview } from './rebooking.documents.ts'

/** What to mind. Until the API's sentences are there, what the calendar knows of the address says the same. */
export function useWarnings(session: Ref<SessionCard>, preview: Ref<RebookingPreview | null>) {
  const { t } = useI18n()
  return computed((): readonly string[] => {
    if (preview.value) return preview.value.warnings
    const { client } = session.value
    if (!client) return []
    if (!client.email) return [t('rebooking.noAddress', { client: client.name })]
    return client.emailProblem
      ? [t('rebooking.badAddress', { email: client.email, client: client.name })]
      : []
  })
}
