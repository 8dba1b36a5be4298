import type { WeekdayHours } from '@reprise/domain/rebooking/booking-situation'
import { at, WEEK } from './school.ts'

const WITHOUT_LIMIT: readonly WeekdayHours[] = []

function hours(weekdays: readonly number[], fromMinute: number, toMinute: number): readonly WeekdayHours[] {
  return weekdays.map((weekday) => ({ weekday, fromMinute, toMinute }))
}

const allBut = (...off: number[]) => WEEK.filter((weekday) => !off.includes(weekday))
const [DAY_BEGINS, DAY_ENDS] = [at(8), at(18, 30)]

/**
 * Twelve who work here and one who has left. Camille, Rémi, Bastien, Inès and Julien work every day of the week, so
 * that somebody has given a lesson lately whatever day today is; nobody else has more than two days off but Anaïs.
 */
export const STAFF = {
  helene: member('Hélène Mugnier', 'admin', hours(allBut(6, 7), DAY_BEGINS, at(19)), 'ADMINISTRATOR'),
  camille: member('Camille Berthod', 'staff', hours(WEEK, DAY_BEGINS, at(19))),
  remi: member('Rémi Chappaz', 'remi.chappaz', WITHOUT_LIMIT),
  bastien: member('Bastien Grosset', 'bastien.grosset', hours(WEEK, at(2), at(12))),
  ines: member('Inès Bouvard', 'ines.bouvard', hours(WEEK, at(16), at(24))),
  julien: member('Julien Ducroz', 'julien.ducroz', hours(WEEK, at(5), at(13, 30))),
  maelle: member('Maëlle Tissot', 'maelle.tissot', hours(allBut(1, 2), DAY_BEGINS, DAY_ENDS)),
  lucas: member('Lucas Favrat', 'lucas.favrat', hours(allBut(3), DAY_BEGINS, DAY_ENDS)),
  elodie: member('Élodie Pernet', 'elodie.pernet', hours(allBut(4, 5), DAY_BEGINS, DAY_ENDS)),
  theo: member('Théo Vallier', 'theo.vallier', hours(allBut(7), at(12), at(22))),
  anais: member('Anaïs Jorand', 'anais.jorand', hours([3, 6, 7], DAY_BEGINS, DAY_ENDS)),
  sylvie: {
    ...member('Sylvie Mermod', 'sylvie.mermod', hours(allBut(2), DAY_BEGINS, DAY_ENDS)),
    language: 'EN',
  },
  hugo: { ...member('Hugo Passy', 'hugo.passy', hours(WEEK, DAY_BEGINS, DAY_ENDS)), isActive: false },
} satisfies Record<string, Member>

export type StaffKey = keyof typeof STAFF

interface Member {
  readonly name: string
  readonly email: string
  readonly role: 'STAFF' | 'ADMINISTRATOR'
  readonly language: 'EN' | 'FR'
  readonly isActive: boolean
  readonly hours: readonly WeekdayHours[]
}

function member(
  name: string,
  mailbox: string,
  workingHours: readonly WeekdayHours[],
  role: Member['role'] = 'STAFF',
): Member {
  const email = `${mailbox}@cimes.example`
  return { name, email, role, language: 'FR', isActive: true, hours: workingHours }
}

export const staffKeys = Object.keys(STAFF) as StaffKey[]

/** Minutes of the local day; a plan never crosses midnight. */
export function worksAt(staff: StaffKey, weekday: number, from: number, to: number): boolean {
  const limits: readonly WeekdayHours[] = STAFF[staff].hours
  if (limits.length === 0) return true
  return limits.some((one) => one.weekday === weekday && one.fromMinute <= from && to <= one.toMinute)
}
