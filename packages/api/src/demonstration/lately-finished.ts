import type { ClientKey } from './clients.ts'
import type { ProductKey } from './products.ts'
import { at } from './school.ts'
import type { StaffKey } from './staff.ts'
import type { Session, Timetable } from './timetable.ts'

type Lesson = readonly [
  day: number,
  from: number,
  minutes: number,
  product: ProductKey,
  client: ClientKey,
  ...staff: StaffKey[],
]

/**
 * Since yesterday evening a private lesson ends at least every three hours, whatever the hour of today: also in the
 * nights when the clocks change, for which nothing starts between two and three. The last of the staff named works
 * every day; those before are asked first.
 */
const LESSONS: readonly Lesson[] = [
  [-1, at(18), 90, 'torches', 'Sarah Benali', 'ines'],
  [-1, at(20), 60, 'torches', 'Tom Ashdown', 'theo', 'ines'],
  [-1, at(21, 30), 120, 'night', 'Karim Haddad', 'ines'],
  [0, at(0, 30), 90, 'night', 'Hannah Brooks', 'remi'],
  [0, at(3), 60, 'night', 'Clara Lemoine', 'bastien'],
  [0, at(5), 120, 'dawn', 'Liam Donnelly', 'julien'],
  [0, at(8, 45), 60, 'ski60', 'Damien Picot', 'camille'],
  [0, at(10, 15), 90, 'ski90', 'Nathalie Barbier', 'maelle', 'lucas', 'camille'],
  [0, at(12, 30), 60, 'snowboard', 'Anna Kowalska', 'sylvie', 'camille'],
  [0, at(14), 90, 'ski90', 'Thomas Guérin', 'sylvie', 'camille'],
  [0, at(16), 60, 'ski60', 'Mei Chen', 'camille'],
  [0, at(17, 30), 60, 'snowboard', 'Pauline Colin', 'remi'],
  [0, at(19), 90, 'torches', 'Laura Jensen', 'ines'],
  [0, at(21), 60, 'torches', 'Louis Marchand', 'remi'],
  [0, at(21, 30), 120, 'night', 'Ben Fairley', 'ines'],
]

/** Places them and returns those of today, whose next days are worth keeping free. */
export function planLatelyFinished(timetable: Timetable): Session[] {
  const lessons = LESSONS.map(([day, from, minutes, product, client, ...staff]) =>
    timetable.placeWithOneOf(staff, { day, from, minutes, what: { product }, client }),
  )
  return lessons.filter(({ day }) => day === 0)
}
