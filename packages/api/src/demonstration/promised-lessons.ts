import { BOUNCED, WITHOUT_ADDRESS, type ClientKey } from './clients.ts'
import { product, type ProductKey } from './products.ts'
import { at } from './school.ts'
import { worksAt, type StaffKey } from './staff.ts'
import type { Session, Timetable } from './timetable.ts'

/** On the staff member's last day of work at `daysAgo` or before. */
const LESSONS: readonly [
  staff: StaffKey,
  daysAgo: number,
  from: number,
  product: ProductKey,
  client: ClientKey,
][] = [
  ['camille', 1, at(10), 'ski60', 'Léa Moreau'],
  ['remi', 1, at(14), 'ski120', 'Emily Carter'],
  ['ines', 1, at(17), 'snowboard', 'Antoine Girard'],
  ['bastien', 2, at(8, 45), 'ski90', 'James Whitfield'],
  ['julien', 2, at(9), 'ski90', 'Chloé Lambert'],
  ['maelle', 1, at(13, 30), 'ski90', 'Sophie Hargreaves'],
  ['sylvie', 1, at(9, 15), 'ski60', 'Nicolas Fontaine'],
  ['lucas', 1, at(16), 'ski60', 'Daniel Okafor'],
  ['helene', 1, at(13, 30), 'ski60', 'Manon Rousseau'],
  ['elodie', 1, at(13), 'ski90', 'Grace Sullivan'],
  ['remi', 2, at(16, 30), 'ski60', WITHOUT_ADDRESS],
  ['camille', 2, at(17), 'ski60', BOUNCED],
]

/**
 * Private lessons that are over whatever the hour, with different staff and clients, and can be copied to three or
 * more of the next six days: none of these staff is away or off on more than three of them, the closure included.
 */
export function planPromisedLessons(timetable: Timetable): Session[] {
  return LESSONS.map(([staff, daysAgo, from, key, client]) => {
    const { minutes } = product(key)
    const day = lastDayOfWork(timetable, staff, daysAgo, from, minutes)
    return timetable.place({ day, from, minutes, staff: [staff], what: { product: key }, client })
  })
}

/** The latest day, `daysAgo` or before, on which `staff` works at that time. */
export function lastDayOfWork(
  { days }: Timetable,
  staff: StaffKey,
  daysAgo: number,
  from: number,
  minutes: number,
): number {
  for (let day = -daysAgo; day > -daysAgo - 7; day--) {
    if (worksAt(staff, days.weekday(day), from, from + minutes)) return day
  }
  throw new Error(`${staff} never works at minute ${from}`)
}
