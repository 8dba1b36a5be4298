import { computed, type ComputedRef } from 'vue'
import { useLocale } from '../../composables/useLocale.ts'
import { NOBODY } from './placed-entries.ts'
import type { ScheduleContext } from './schedule-context.ts'
import type { StaffMemberCard } from './schedule.documents.ts'

/** Someone who may have lessons: on the staff, or still on a session after leaving it. */
export interface StaffColumn {
  readonly id: string
  readonly name: string
  readonly isViewer: boolean
  /** No rows mean no limit. */
  readonly workingHours: StaffMemberCard['workingHours']
}

/** Everybody by name, a staff member's own lessons first. `nobodyName` heads what no one has been given. */
export function useStaffColumns(
  context: ScheduleContext,
  nobodyName: () => string,
): ComputedRef<StaffColumn[]> {
  const { tag } = useLocale()
  const sessions = computed(() => context.schedule.value?.sessions)
  return computed(() => {
    const viewerId = context.viewer.value.staffMember?.id
    const columns = new Map<string, StaffColumn>()
    for (const { id, name, workingHours } of context.staffMembers.value) {
      columns.set(id, { id, name, workingHours, isViewer: id === viewerId })
    }
    for (const { staff } of sessions.value?.values() ?? []) {
      const people = staff.length > 0 ? staff : [{ id: NOBODY, name: nobodyName() }]
      for (const { id, name } of people) {
        if (!columns.has(id)) columns.set(id, { id, name, workingHours: [], isViewer: id === viewerId })
      }
    }
    const ownFirst = context.viewer.value.staffMember?.role === 'STAFF'
    const rank = ({ id, isViewer }: StaffColumn) => (id === NOBODY ? 2 : isViewer && ownFirst ? 0 : 1)
    const byName = new Intl.Collator(tag.value)
    return [...columns.values()].sort((a, b) => rank(a) - rank(b) || byName.compare(a.name, b.name))
  })
}
