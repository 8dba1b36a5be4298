import { toSchoolTime } from '../../time/school-time.ts'
import type { Viewer } from '../account/viewer.documents.ts'

export const calendarViews = ['day', 'week', 'agenda'] as const
export type CalendarView = (typeof calendarViews)[number]

const STORED_AS = 'reprise.view'
const PHONE = '(max-width: 639px)'

/** The view last used on this device, on the school's today. */
export function homeLocation(viewer: Viewer) {
  const { date } = toSchoolTime(Date.now(), viewer.organization.timeZone)
  return { name: 'calendar', params: { view: lastView(), date } }
}

export function lastView(): CalendarView {
  const fallback = matchMedia(PHONE).matches ? 'agenda' : 'day'
  try {
    const stored = localStorage.getItem(STORED_AS)
    return calendarViews.find((view) => view === stored) ?? fallback
  } catch {
    return fallback
  }
}

/** Storage is refused in some private windows: the next visit then begins with the usual view. */
export function rememberView(view: CalendarView): void {
  try {
    localStorage.setItem(STORED_AS, view)
  } catch {
    return
  }
}
