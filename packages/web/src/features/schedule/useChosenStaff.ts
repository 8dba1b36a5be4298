import { computed, type ComputedRef } from 'vue'
import type { ScheduleContext } from './schedule-context.ts'
import type { StaffColumn } from './useStaffColumns.ts'

export const EVERYBODY = 'all'

/**
 * Whose lessons the week and the agenda show: whom the address names, else the viewer's own for staff and
 * everybody's for administrators. An id that is not there (an old link) means everybody.
 */
export function useChosenStaff(
  { viewer }: ScheduleContext,
  everybody: ComputedRef<readonly StaffColumn[]>,
  named: ComputedRef<string | null>,
) {
  const usual = computed(() => {
    const person = viewer.value.staffMember
    return person?.role === 'STAFF' ? person.id : EVERYBODY
  })
  const chosen = computed(() => {
    const wished = named.value ?? usual.value
    return everybody.value.some(({ id }) => id === wished) ? wished : EVERYBODY
  })
  const shown = computed(() =>
    everybody.value.filter(({ id }) => chosen.value === EVERYBODY || id === chosen.value),
  )
  return { chosen, shown }
}
