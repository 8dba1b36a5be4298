import type { Temporal } from 'temporal-polyfill'
import type { ScheduleChangeRow } from '../live/schedule-change.entity.ts'
import { planCancelledLessons } from './cancelled-lessons.ts'
import { planEverydayLessons } from './everyday.ts'
import { historyOf, type HistoryEvent } from './history.ts'
import { ORGANIZATION_ID } from './ids.ts'
import { planLatelyFinished } from './lately-finished.ts'
import { planMeetings } from './meetings.ts'
import { planPromisedLessons } from './promised-lessons.ts'
import { planRebooked, type Rebooked } from './rebooked.ts'
import { planRefusals } from './refusals.ts'
import { SchoolDays } from './school-days.ts'
import { SCHOOL } from './school.ts'
import { orderRows } from './rows/order-rows.ts'
import { scheduleRows } from './rows/schedule-rows.ts'
import { schoolRows } from './rows/school-rows.ts'
import { Timetable } from './timetable.ts'
import { planTimesOff } from './times-off.ts'

/** The calendar and what was booked again on it. */
export interface Demonstration {
  readonly timetable: Timetable
  readonly rebooked: readonly Rebooked[]
}

/** Every row of the demonstration, by table. */
export type DemonstrationPlan = ReturnType<typeof planDemonstration>

/**
 * École des Cimes around today. A function of the local date alone: at any hour of a day the rows are the same, and
 * yet a private lesson has ended within the last three hours (lately-finished.ts).
 */
export function planDemonstration(now: Temporal.Instant) {
  const days = new SchoolDays(now, SCHOOL.timeZone)
  const demonstration = planCalendar(days)
  const history = historyOf(demonstration)
  return {
    ...schoolRows(days, { versions: history.length, orders: demonstration.rebooked.length }),
    ...scheduleRows(demonstration),
    ...orderRows(demonstration.rebooked, history),
    changes: history.map(changeRow),
  }
}

function changeRow(event: HistoryEvent, index: number): ScheduleChangeRow {
  return {
    organizationId: ORGANIZATION_ID,
    version: index + 1,
    occurredAt: new Date(event.occurredAt),
    sessionIds: [...event.sessionIds],
    unavailabilityIds: [...event.unavailabilityIds],
    removedUnavailabilityIds: [],
    rulesChanged: event.rulesChanged,
  }
}

/** What must be comes first, then what must stay free for its copies; everyday lessons take the rest. */
function planCalendar(days: SchoolDays): Demonstration {
  const timetable = new Timetable(days)
  planTimesOff(timetable)
  const rebooked = planRebooked(timetable)
  planRefusals(timetable)
  const toCopy = [...planPromisedLessons(timetable), ...planLatelyFinished(timetable)]
  for (const lesson of toCopy) timetable.keepFree(lesson, 3)
  planMeetings(timetable)
  planEverydayLessons(timetable)
  planCancelledLessons(timetable)
  return { timetable, rebooked }
}
