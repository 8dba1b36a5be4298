import { at, FIRST_DAY, LAST_DAY } from './school.ts'
import { STAFF, staffKeys } from './staff.ts'
import type { PlannedSession, Timetable } from './timetable.ts'

const THURSDAY = 4

/** Every morning's briefing and Thursday's meeting, of those who work and are free then. */
export function planMeetings(timetable: Timetable): void {
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    meet(timetable, { day, from: at(8, 15), minutes: 15, what: { activity: 'Point neige et sécurité' } })
    if (timetable.days.weekday(day) === THURSDAY) {
      meet(timetable, { day, from: at(12), minutes: 30, what: { activity: 'Réunion d’équipe' } })
    }
  }
}

function meet(timetable: Timetable, plan: Omit<PlannedSession, 'staff'>): void {
  const members = staffKeys.filter((key) => STAFF[key].isActive && STAFF[key].hours.length > 0)
  const staff = members.filter((key) => timetable.isFree({ ...plan, staff: [key] }))
  if (staff.length > 1) timetable.tryPlace({ ...plan, staff })
}
