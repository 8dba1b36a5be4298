import { canBeRebooked, isUnderWay } from '@reprise/domain/schedule/session-state'
import { computed, type ComputedRef } from 'vue'
import { clockOf } from '../../time/school-time.ts'
import { useCalendar } from './calendar-context.ts'
import { lessonMarks } from './lesson-marks.ts'
import type { Placed } from './placed-entries.ts'
import type { SessionCard } from './session-card.fragment.ts'

/** What every drawing of a lesson needs to know of it: in a grid, in the week's matrix, in the agenda. */
export function useLesson(lesson: () => Placed<SessionCard>) {
  const calendar = useCalendar()
  const session: ComputedRef<SessionCard> = computed(() => lesson().entry)
  const isOver = computed(() => Date.parse(session.value.endsAt) <= calendar.moment.value)
  const isCancelled = computed(() => session.value.status === 'CANCELLED')

  return {
    session,
    isOver,
    isCancelled,
    canBookAgain: computed(() => canBeRebooked(session.value, calendar.moment.value)),
    isUnderWay: computed(() => isUnderWay(session.value, calendar.moment.value)),
    marks: computed(() => lessonMarks(session.value)),
    start: computed(() => clockOf(lesson().from)),
    end: computed(() => clockOf(lesson().to)),
    /** Whom it is with; what it is called where it has no client. */
    name: computed(() => session.value.client?.name ?? session.value.title),
    classes: computed(() => [
      `lesson slot-${session.value.product ? session.value.product.color % 8 : 7}`,
      isOver.value && 'is-over',
      isCancelled.value && 'is-cancelled',
      calendar.fresh.has(session.value.id) && 'is-fresh',
      calendar.openId.value === session.value.id && 'is-open',
    ]),
    open: (again: boolean) => calendar.open(session.value.id, again),
  }
}
