import { computed, inject, provide, shallowReactive, watch, type ComputedRef, type InjectionKey } from 'vue'
import { useNow } from '../../composables/useNow.ts'
import { toSchoolTime } from '../../time/school-time.ts'
import { latestBoundary } from './latest-boundary.ts'
import { createPlacer, NOBODY, type ColumnKey, type Placed } from './placed-entries.ts'
import type { ScheduleContext } from './schedule-context.ts'
import type { UnavailabilityCard } from './schedule.documents.ts'
import type { SessionCard } from './session-card.fragment.ts'
import { useFreshSessions } from './useFreshSessions.ts'

/** What the parts of the calendar share, made so that a change redraws only the columns it touches. */
export interface CalendarContext {
  readonly lessons: ReadonlyMap<ColumnKey, readonly Placed<SessionCard>[]>
  readonly absences: ReadonlyMap<ColumnKey, readonly Placed<UnavailabilityCard>[]>
  /** The last moment at which a lesson began or ended, in ms: stands for "now" where only that matters. */
  readonly moment: ComputedRef<number>
  /** The school's date and minute; changes once a minute. */
  readonly today: ComputedRef<string>
  readonly minute: ComputedRef<number>
  /** Sessions that the stream has just brought. */
  readonly fresh: ReadonlySet<string>
  /** The session whose panel is open. */
  readonly openId: ComputedRef<string | null>
  /** Opens the session's panel, on "Book again" if so wished. */
  open(sessionId: string, again: boolean): void
}

const key: InjectionKey<CalendarContext> = Symbol('calendar')

export function provideCalendar(
  context: ScheduleContext,
  { openId, open }: Pick<CalendarContext, 'openId' | 'open'>,
): CalendarContext {
  const timeZone = context.timeZone.value
  const now = useNow()
  const schoolTime = computed(() => toSchoolTime(Math.floor(now.value / 60_000) * 60_000, timeZone))
  const calendar: CalendarContext = {
    lessons: usePlaced(
      () => context.schedule.value?.sessions,
      createPlacer<SessionCard>(timeZone, ({ staff }) =>
        staff.length > 0 ? staff.map(({ id }) => id) : [NOBODY],
      ),
    ),
    absences: usePlaced(
      () => context.schedule.value?.unavailabilities,
      createPlacer<UnavailabilityCard>(timeZone, ({ subject }) =>
        subject.__typename === 'StaffMember' ? [subject.id] : [],
      ),
    ),
    moment: useMoment(context),
    today: computed(() => schoolTime.value.date),
    minute: computed(() => schoolTime.value.minute),
    fresh: useFreshSessions(context),
    openId,
    open,
  }
  provide(key, calendar)
  return calendar
}

export function useCalendar(): CalendarContext {
  const calendar = inject(key)
  if (!calendar) throw new Error('No calendar is provided here')
  return calendar
}

function usePlaced<E>(
  entries: () => ReadonlyMap<string, E> | undefined,
  place: (entries: Iterable<E>, columns: Map<ColumnKey, readonly Placed<E>[]>) => void,
) {
  const columns = shallowReactive(new Map<ColumnKey, readonly Placed<E>[]>())
  watch(entries, (current) => place(current?.values() ?? [], columns), { immediate: true })
  return columns
}

function useMoment({ schedule }: ScheduleContext): ComputedRef<number> {
  const now = useNow()
  const sessions = computed(() => schedule.value?.sessions)
  const boundaries = computed(() =>
    [...(sessions.value?.values() ?? [])]
      .flatMap(({ startsAt, endsAt }) => [Date.parse(startsAt), Date.parse(endsAt)])
      .sort((a, b) => a - b),
  )
  return computed(() => latestBoundary(boundaries.value, now.value))
}
