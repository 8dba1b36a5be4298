import { inject, provide, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Organization, Viewer } from '../account/viewer.documents.ts'
import type { Closure, ScheduleChange, StaffMemberCard, UnavailabilityCard } from './schedule.documents.ts'
import type { SessionCard } from './session-card.fragment.ts'

/** The loaded range at one version. Replaced as a whole by every change; unchanged entries keep their identity. */
export interface LoadedSchedule {
  readonly version: number
  /** First and last local date that is loaded, both included. */
  readonly from: string
  readonly to: string
  readonly sessions: ReadonlyMap<string, SessionCard>
  readonly unavailabilities: ReadonlyMap<string, UnavailabilityCard>
  readonly closures: readonly Closure[]
}

export interface ScheduleContext {
  /** Null until the first answer. */
  readonly schedule: Readonly<ShallowRef<LoadedSchedule | null>>
  readonly version: ComputedRef<number | null>
  readonly organization: ComputedRef<Organization>
  /** The school's IANA zone: every date and time on the screen is in it. */
  readonly timeZone: ComputedRef<string>
  readonly viewer: ComputedRef<Viewer>
  /** Active staff by name. Someone who has left may still stand on a session. */
  readonly staffMembers: Readonly<ShallowRef<readonly StaffMemberCard[]>>
  /** False once the stream of changes has been down for 2 s: what is shown may be old, and nothing can be booked. */
  readonly isOnline: Readonly<Ref<boolean>>
  /** When what is shown was last known to be right (ms since 1970); null before the first answer. */
  readonly lastLoadedAt: Readonly<Ref<number | null>>
  /**
   * Calls back with every change of the schedule, also of sessions outside the loaded range, once and in order.
   * Ends with the calling component, or by the function returned.
   * After a lost connection changes may have been skipped: `onReload` then calls.
   */
  onChange(callback: (change: ScheduleChange) => void): () => void
  /** Calls back each time the schedule was loaded anew (first load, another range, after a lost connection). */
  onReload(callback: () => void): () => void
}

const key: InjectionKey<ScheduleContext> = Symbol('schedule')

export function provideSchedule(context: ScheduleContext): ScheduleContext {
  provide(key, context)
  return context
}

/** The live schedule; every page behind the sign-in has it. */
export function useScheduleContext(): ScheduleContext {
  const context = inject(key)
  if (!context) throw new Error('No schedule is provided here')
  return context
}
