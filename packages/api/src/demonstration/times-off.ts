import { at } from './school.ts'
import type { Timetable } from './timetable.ts'

/** Trainings, appointments, holidays, things out of order; those in the next six days refuse copies. */
export function planTimesOff(timetable: Timetable): void {
  timetable.takeOff({
    of: { staff: 'lucas' },
    from: [2, at(8)],
    to: [2, at(18)],
    reason: 'Formation nivologie',
  })
  timetable.takeOff({
    of: { staff: 'elodie' },
    from: [3, at(9)],
    to: [3, at(11, 30)],
    reason: 'Rendez-vous médical',
  })
  timetable.takeOff({ of: { staff: 'theo' }, from: [5, 0], to: [9, 0], reason: 'Congés' })
  timetable.takeOff({
    of: { staff: 'sylvie' },
    from: [-11, at(8)],
    to: [-10, at(18)],
    reason: 'Recyclage secourisme',
  })
  timetable.takeOff({
    of: { staff: 'maelle' },
    from: [-7, at(13)],
    to: [-7, at(15)],
    reason: 'Rendez-vous médical',
  })
  timetable.takeOff({
    of: { staff: 'helene' },
    from: [6, at(15)],
    to: [6, at(18)],
    reason: 'Conseil municipal',
  })
  const videoRoom = { resource: 'videoRoom' } as const
  timetable.takeOff({ of: videoRoom, from: [2, at(8)], to: [4, at(8)], reason: 'Projecteur en réparation' })
  timetable.takeOff({
    of: { resource: 'van' },
    from: [1, at(13)],
    to: [1, at(17)],
    reason: 'Contrôle technique',
  })
  timetable.takeOff({
    of: { resource: 'slalomCourse' },
    from: [-6, 0],
    to: [-5, 0],
    reason: 'Dégâts du vent',
  })
}
