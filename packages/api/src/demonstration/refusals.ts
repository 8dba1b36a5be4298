import { at } from './school.ts'
import { lastDayOfWork } from './promised-lessons.ts'
import type { StaffKey } from './staff.ts'
import type { PlannedSession, Timetable } from './timetable.ts'

const EVERY_DAY: readonly StaffKey[] = ['remi', 'julien', 'camille', 'ines']

/**
 * Finished lessons that cannot be copied to some of the next days, one for each reason. The closure refuses every
 * lesson on its day; the clocks skip an hour only twice a year, so LOCAL_TIME_SKIPPED is not among them.
 */
export function planRefusals(timetable: Timetable): void {
  planBusyStaff(timetable)
  planStaffAway(timetable)
  planTakenResources(timetable)
  planResourceOutOfOrder(timetable)
  planNoLongerOffered(timetable)
}

/** STAFF_BUSY: the hour at which Camille gave a lesson yesterday is somebody else's tomorrow. */
function planBusyStaff(timetable: Timetable): void {
  const what = { product: 'ski90' } as const
  timetable.place({ day: 1, from: at(10), minutes: 90, staff: ['camille'], what, client: 'Paul Mercier' })
}

/** STAFF_UNAVAILABLE: Lucas trains the day after tomorrow. STAFF_OUTSIDE_WORKING_HOURS: Maëlle has two days off. */
function planStaffAway(timetable: Timetable): void {
  const ski = { from: at(10, 30), minutes: 60, what: { product: 'ski60' } } as const
  placeLast(timetable, 'lucas', { ...ski, client: 'Priya Nair' })
  placeLast(timetable, 'maelle', { ...ski, client: 'Olivier Caron' })
}

/** RESOURCE_BUSY: the one slalom course, and all three radio sets. */
function planTakenResources(timetable: Timetable): void {
  const slalom = {
    from: at(14),
    minutes: 60,
    what: { product: 'slalom' },
    resources: ['slalomCourse'],
  } as const
  placeLast(timetable, 'sylvie', { ...slalom, client: 'Juliette Renaud' })
  timetable.placeWithOneOf(EVERY_DAY, {
    ...slalom,
    day: 1,
    minutes: 90,
    what: { activity: 'Entraînement du club' },
  })

  const radio = { from: at(11), minutes: 60, what: { product: 'ski60' }, resources: ['radios'] } as const
  placeLast(timetable, 'sylvie', { ...radio, client: 'Fatou Diallo' })
  for (const client of ['Peter Lindholm', 'Céline Aubert', 'Ruth Abernathy'] as const) {
    timetable.placeWithOneOf(EVERY_DAY, { ...radio, day: 2, client })
  }
}

/** RESOURCE_UNAVAILABLE: the video room's projector is being mended. */
function planResourceOutOfOrder(timetable: Timetable): void {
  const video = { from: at(15), minutes: 90, what: { product: 'video' }, resources: ['videoRoom'] } as const
  placeLast(timetable, 'elodie', { ...video, client: 'Adrien Lecomte' })
}

/** NO_LONGER_OFFERED: by somebody who has left, and of a product that is no longer sold. */
function planNoLongerOffered(timetable: Timetable): void {
  const ski = { product: 'ski90' } as const
  timetable.place({ day: -3, from: at(9), minutes: 90, staff: ['hugo'], what: ski, client: 'Margot Perrin' })
  const monoski = { product: 'monoski' } as const
  timetable.place({
    day: -1,
    from: at(9),
    minutes: 60,
    staff: ['camille'],
    what: monoski,
    client: 'Lucie Roche',
  })
}

function placeLast(timetable: Timetable, staff: StaffKey, plan: Omit<PlannedSession, 'staff' | 'day'>): void {
  const day = lastDayOfWork(timetable, staff, 1, plan.from, plan.minutes)
  timetable.place({ ...plan, day, staff: [staff] })
}
