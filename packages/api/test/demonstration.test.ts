import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, it } from 'vitest'
import { planDemonstration } from '../src/demonstration/plan-demonstration.ts'
import { DEMONSTRATION_SIGN_INS } from '../src/demonstration/sign-ins.ts'
import { PlanSituation, startOf } from './demonstration/plan-situation.ts'
import {
  doubleBookings,
  lessonsOfTheLastFortnight,
  lessonsWorthCopying,
  quietHours,
  refusalsOf,
  sessionsAgainstTheRules,
} from './demonstration/promises.ts'

// A whole year and more: every weekday as today, both clock changes, the year's end and a 29 February.
const MONTHS = [
  ...Array.from({ length: 13 }, (_, index) => month('2026-11').add({ months: index })),
  month('2028-02'),
]

// Every day of a month is planned and judged, some 3 s on a busy machine.
const SETTING_UP = 120_000

describe.each(MONTHS.map(String))('the demonstration on every day of %s', (name) => {
  let days: PlanSituation[]

  beforeAll(() => {
    const { daysInMonth } = month(name)
    days = Array.from(
      { length: daysInMonth },
      (_, index) => new PlanSituation(month(name).toPlainDate({ day: index + 1 })),
    )
  }, SETTING_UP)

  it('has a private lesson that ended within three hours, at any hour', () => {
    expect(days.flatMap(quietHours)).toEqual([])
  })

  it('has eight completed private lessons in the last 14 days', () => {
    expect(datesWhere((day) => lessonsOfTheLastFortnight(day).length < 8)).toEqual([])
  })

  it(
    'has six of them with three or more free days, with different staff and clients whom mail reaches',
    () => {
      expect(datesWhere((day) => lessonsWorthCopying(day).length < 6)).toEqual([])
    },
    SETTING_UP,
  )

  it(
    'refuses copies for every reason but a skipped hour',
    () => {
      const expected = [
        'NO_LONGER_OFFERED',
        'ORGANIZATION_CLOSED',
        'RESOURCE_BUSY',
        'RESOURCE_BUSY of 1',
        'RESOURCE_BUSY of 3',
        'RESOURCE_UNAVAILABLE',
        'STAFF_BUSY',
        'STAFF_OUTSIDE_WORKING_HOURS',
        'STAFF_UNAVAILABLE',
      ] as const
      const missing = days.flatMap((day) => {
        const found = refusalsOf(day)
        return expected.filter((kind) => !found.has(kind)).map((kind) => `${day.today} ${kind}`)
      })
      expect(missing).toEqual([])
    },
    SETTING_UP,
  )

  it(
    'holds no session that the rules would refuse',
    () => {
      expect(days.flatMap(sessionsAgainstTheRules)).toEqual([])
    },
    SETTING_UP,
  )

  it(
    'books nobody and nothing twice',
    () => {
      expect(days.flatMap(doubleBookings)).toEqual([])
    },
    SETTING_UP,
  )

  it('is the same at every hour', () => {
    const { today, plan } = days[days.length - 1]!
    const later = [3, 12, 23].map((hours) => planDemonstration(startOf(today).add({ hours })))
    expect(later.map((one) => JSON.stringify(one) === JSON.stringify(plan))).toEqual([true, true, true])
  })

  function datesWhere(isBroken: (day: PlanSituation) => boolean): string[] {
    return days.filter(isBroken).map(({ today }) => today.toString())
  }
})

describe('the demonstration school', () => {
  const situation = new PlanSituation(Temporal.PlainDate.from('2026-11-21'))
  const { plan } = situation

  it('is the same at every hour of the nights when the clocks change', () => {
    for (const date of ['2027-03-28', '2027-10-31']) {
      const start = startOf(Temporal.PlainDate.from(date))
      const plans = Array.from({ length: 6 }, (_, hours) => planDemonstration(start.add({ hours })))
      expect(new Set(plans.map((one) => JSON.stringify(one))).size).toBe(1)
    }
  })

  it('has twelve staff and one who has left, and the two who sign in', () => {
    expect(plan.staff.filter(({ isActive }) => isActive)).toHaveLength(12)
    expect(plan.staff.filter(({ isActive }) => !isActive)).toHaveLength(1)
    for (const { email, role } of DEMONSTRATION_SIGN_INS) {
      expect(plan.staff).toContainEqual(expect.objectContaining({ email, role, isActive: true }))
    }
  })

  it('gives lessons to whoever signs in as staff', () => {
    const staff = plan.staff.find(({ email }) => email === 'staff@cimes.example')!
    const mine = lessonsOfTheLastFortnight(situation).filter((one) =>
      situation.staffIdsOf(one).includes(staff.id),
    )
    expect(mine.length).toBeGreaterThan(8)
  })

  it('has clients in both languages, one without address and one whose address bounced', () => {
    expect(new Set(plan.clients.map(({ language }) => language))).toEqual(new Set(['EN', 'FR']))
    expect(plan.clients.filter(({ email }) => email === null)).toHaveLength(1)
    expect(plan.clients.filter(({ emailProblem }) => emailProblem !== null)).toHaveLength(1)
    const lessons = lessonsOfTheLastFortnight(situation)
    for (const client of plan.clients.filter(({ email, emailProblem }) => !email || emailProblem)) {
      expect(lessons.some(({ clientId }) => clientId === client.id)).toBe(true)
    }
  })

  it('has lessons of every sort: group, meeting, cancelled, to come', () => {
    const later = plan.sessions.filter(({ startsAt }) => startsAt.getTime() > Date.parse('2026-11-28T23:00Z'))
    expect(later).not.toEqual([])
    expect(plan.sessions.some(({ productId, clientId }) => productId && !clientId)).toBe(true)
    expect(plan.sessions.some(({ activity }) => activity)).toBe(true)
    expect(plan.sessions.some(({ status }) => status === 'CANCELLED')).toBe(true)
  })
})

function month(name: string): Temporal.PlainYearMonth {
  return Temporal.PlainYearMonth.from(name)
}
