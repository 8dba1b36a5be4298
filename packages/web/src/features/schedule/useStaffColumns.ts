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
  const others = useOthers(context)
  return computed(() => {
    const viewer = context.viewer.value.staffMember
    const people = [
      ...context.staffMembers.value,
      ...others.value.map(({ id, name }) => ({
        id,
        name: id === NOBODY ? nobodyName() : name,
        workingHours: [],
      })),
    ]
    const columns = people.map(({ id, name, workingHours }) => ({
      id,
      name,
      workingHours,
      isViewer: id === viewer?.id,
    }))
    const rank = ({ id, isViewer }: StaffColumn) =>
      id === NOBODY ? 2 : isViewer && viewer?.role === 'STAFF' ? 0 : 1
    const byName = new Intl.Collator(tag.value)
    return columns.sort((a, b) => rank(a) - rank(b) || byName.compare(a.name, b.name))
  })
}

/** Those on the sessions who are not on the staff. Stays the same array until they change, or every column would not. */
function useOthers({ schedule, staffMembers }: ScheduleContext) {
  const sessions = computed(() => schedule.value?.sessions)
  return computed<{ id: string; name: string }[]>((before) => {
    const known = new Set(staffMembers.value.map(({ id }) => id))
    const others = new Map<string, string>()
    for (const { staff } of sessions.value?.values() ?? []) {
      if (staff.length === 0) others.set(NOBODY, '')
      for (const { id, name } of staff) if (!known.has(id)) others.set(id, name)
    }
    const after = [...others].map(([id, name]) => ({ id, name }))
    return before && JSON.stringify(before) === JSON.stringify(after) ? before : after
  })
}
