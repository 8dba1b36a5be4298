import { useRoute, type RouteLocationRaw } from 'vue-router'
import { toSchoolTime } from '../../time/school-time.ts'
import { lastView } from '../schedule/home-location.ts'
import { useScheduleContext } from '../schedule/schedule-context.ts'

/** Where the calendar shows a session: its day, in the view in use, with its panel open. */
export function useSessionLocation() {
  const route = useRoute()
  const { timeZone } = useScheduleContext()
  return ({ id, startsAt }: { id: string; startsAt: string }): RouteLocationRaw => ({
    name: 'calendar',
    params: {
      view: route.name === 'calendar' ? route.params['view'] : lastView(),
      date: toSchoolTime(startsAt, timeZone.value).date,
    },
    query: { ...(route.name === 'calendar' ? route.query : {}), session: id, again: undefined },
  })
}
