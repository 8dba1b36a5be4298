import { computed, watch, type ComputedRef } from 'vue'
import type { CalendarContext } from '../schedule/calendar-context.ts'
import type { provideLiveSchedule } from '../schedule/provide-live-schedule.ts'
import { codesOf } from '../schedule/schedule-stream.ts'

/**
 * Turns a display to the new day at the school's midnight. The day before stays until the new one is there: where
 * the display's clock runs ahead of the server's it is not at first, and asking goes on as after a lost connection.
 */
export function useToday(
  { context, store, feed }: ReturnType<typeof provideLiveSchedule>,
  { today }: Pick<CalendarContext, 'today'>,
): { date: ComputedRef<string>; isClockWrong: ComputedRef<boolean> } {
  watch(today, (date) => store.show({ from: date, to: date }))
  watch(store.problem, (problem) => problem !== null && feed.startOver())
  return {
    /** The day that is shown. */
    date: computed(() => context.schedule.value?.from ?? today.value),
    /** The server knows another today. */
    isClockWrong: computed(
      () => !context.isOnline.value && codesOf(store.problem.value).includes('FORBIDDEN'),
    ),
  }
}
