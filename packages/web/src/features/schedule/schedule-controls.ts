import { inject, provide, type InjectionKey, type ShallowRef } from 'vue'
import type { DateRange } from './schedule-source.ts'

/** What only the calendar itself does with the schedule: choose its range. Others read it (schedule-context.ts). */
export interface ScheduleControls {
  /** Makes sure that these dates are loaded, or become so. */
  show(range: DateRange): void
  /** Why the range could not be loaded; null while it can. */
  readonly problem: Readonly<ShallowRef<unknown>>
  retry(): void
}

const key: InjectionKey<ScheduleControls> = Symbol('schedule controls')

export function provideScheduleControls(controls: ScheduleControls): void {
  provide(key, controls)
}

export function useScheduleControls(): ScheduleControls {
  const controls = inject(key)
  if (!controls) throw new Error('No schedule is provided here')
  return controls
}
