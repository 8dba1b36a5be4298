import { computed } from 'vue'
import { useLocale } from '../../composables/useLocale.ts'
import { useScheduleContext } from '../schedule/schedule-context.ts'

/** The administrators' names as words: "Claire Favre or Marc Roux"; empty when there is none. */
export function useAdministrators() {
  const { staffMembers } = useScheduleContext()
  const { tag } = useLocale()
  return computed(() =>
    new Intl.ListFormat(tag.value, { type: 'disjunction' }).format(
      staffMembers.value.filter(({ role }) => role === 'ADMINISTRATOR').map(({ name }) => name),
    ),
  )
}
