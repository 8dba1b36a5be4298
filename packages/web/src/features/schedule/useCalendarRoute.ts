import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import type { LocalDate } from '../../time/dates.ts'
import type { CalendarView } from './home-location.ts'

/** What the address says of the calendar apart from view and date, and how it is changed. */
export function useCalendarRoute() {
  const route = useRoute()
  const router = useRouter()
  const textOf = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const openId = computed(() => textOf('session'))

  /** The first panel is a step that "back" undoes; from panel to panel it is not. */
  function open(sessionId: string, again: boolean): void {
    const query = { ...route.query, session: sessionId, again: again ? '1' : undefined }
    void (openId.value === null ? router.push({ query }) : router.replace({ query }))
  }

  function close(): void {
    void router.replace({ query: { ...route.query, session: undefined, again: undefined } })
  }

  function choose(staffMemberId: string): void {
    void router.replace({ query: { ...route.query, staff: staffMemberId } })
  }

  function goTo(view: CalendarView, date: LocalDate): void {
    const query: LocationQueryRaw = { ...route.query }
    void router.push({ name: 'calendar', params: { view, date }, query })
  }

  return {
    openId,
    isAgain: computed(() => textOf('again') === '1'),
    chosenStaff: computed(() => textOf('staff')),
    open,
    close,
    choose,
    goTo,
  }
}
