import { computed, type ComputedRef } from 'vue'
import { useCalendar } from './calendar-context.ts'
import { useScheduleContext } from './schedule-context.ts'
import { shownHours, type ShownHours } from './shown-hours.ts'

/** The same hours for everything loaded, so that the grid does not jump from day to day. */
export function useShownHours(): ComputedRef<ShownHours> {
  const { lessons } = useCalendar()
  const { organization } = useScheduleContext()
  let last: ShownHours | undefined
  return computed(() => {
    const hours = shownHours(organization.value.openingHours, [...lessons.values()].flat())
    if (last?.from !== hours.from || last.to !== hours.to) last = hours
    return last
  })
}
