import type { ClientKey } from './clients.ts'
import { product, type ProductKey } from './products.ts'
import { at, CLOSURES } from './school.ts'
import type { StaffKey } from './staff.ts'
import type { Timetable } from './timetable.ts'

const [{ firstDay: CLOSED_DAY }] = CLOSURES

/** Lessons that were called off: by the client, by the weather, by the closure. */
export function planCancelledLessons(timetable: Timetable): void {
  const lessons: readonly (readonly [number, number, ProductKey, StaffKey, ClientKey])[] = [
    [-8, at(14), 'ski90', 'remi', 'Lucie Roche'],
    [-6, at(14), 'slalom', 'camille', 'Tom Ashdown'],
    [-2, at(13), 'ski60', 'camille', 'Clara Lemoine'],
    [3, at(12, 15), 'ski60', 'julien', 'Anna Kowalska'],
    [CLOSED_DAY, at(10), 'ski90', 'camille', 'Thomas Guérin'],
    [CLOSED_DAY, at(14), 'ski120', 'remi', 'Mei Chen'],
  ]
  for (const [day, from, key, staff, client] of lessons) {
    const { minutes } = product(key)
    timetable.placeCancelled({ day, from, minutes, staff: [staff], what: { product: key }, client })
  }
}
