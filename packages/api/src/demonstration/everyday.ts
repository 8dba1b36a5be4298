import { REACHABLE, type ClientKey } from './clients.ts'
import { patternsOf } from './day-patterns.ts'
import { product } from './products.ts'
import { FIRST_DAY, LAST_DAY } from './school.ts'
import { STAFF, staffKeys, type StaffKey } from './staff.ts'
import type { PlannedSession, Timetable } from './timetable.ts'

/** Fills the days around what is already planned: dense until today, thinner the further ahead. */
export function planEverydayLessons(timetable: Timetable): void {
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    for (const [index, staff] of staffKeys.entries()) {
      if (STAFF[staff].isActive) planDayOf(timetable, day, staff, index)
    }
  }
}

function planDayOf(timetable: Timetable, day: number, staff: StaffKey, index: number): void {
  const turn = timetable.days.number(day) + index
  const patterns = patternsOf(staff)
  for (const [place, [from, key, resource]] of patterns[turn % patterns.length]!.entries()) {
    if ((turn * 3 + place * 5) % 10 < emptyTenths(day)) continue
    const { minutes, isPrivateLesson } = product(key)
    const plan = {
      day,
      from,
      minutes,
      staff: [staff],
      what: { product: key },
      resources: resource ? [resource] : [],
    }
    if (isPrivateLesson) placeForSomebody(timetable, plan, turn * 7 + index * 5 + place * 11)
    else timetable.tryPlace(plan)
  }
}

/** How many of ten slots nobody has booked. */
function emptyTenths(day: number): number {
  return day <= 0 ? 1 : Math.min(2 + Math.floor(day / 3), 5)
}

/** For the first client, from the `first` on, who has no lesson that day. */
function placeForSomebody(timetable: Timetable, plan: PlannedSession, first: number): void {
  for (let step = 0; step < REACHABLE.length; step++) {
    const client: ClientKey = REACHABLE[(first + step) % REACHABLE.length]!
    if (timetable.hasLessonOn(plan.day, client)) continue
    timetable.tryPlace({ ...plan, client })
    return
  }
}
