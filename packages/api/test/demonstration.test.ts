import { Temporal } from 'temporal-polyfill'
import { beforeAll, describe, expect, it } from 'vitest'
import { planDemonstration } from '../src/demonstration/plan-demonstration.ts'
import { DEMONSTRATION_SIGN_INS } from '../src/demonstration/sign-ins.ts'
import { PlanSituation, startOf } from './demonstration/plan-situation.ts'
import {
  doubleBookings,
  lessonsOfTheLastFortnight,
  lessonsWorthCopying,
  missingRefusals,
  quietHours,
  sessionsAgainstTheRules,
} from './demonstration/promises.ts'

/** Milliseconds that judging a year may take where other tests run beside it. */
const LONG = 120_000

/**
 * What must be on the calendar is laid by the weekday and the clocks alone (the date only turns the patterns of
 * everyday lessons, which fill what is left), so every eighth day of a year meets all there is, and these beside it.
 */
const SPECIAL_DATES = ['2026-12-31', '2027-01-01', '2028-02-28', '2028-02-29', '2028-03-01']
const CLOCK_CHANGES = ['2027-03-28', '2027-10-31']

describe('the demonstration of any date', () => {
  let situations: PlanSituation[]

  beforeAll(() => {
    situations = dates().map((date) => new PlanSituation(date))
  }, LONG)

  it(
    'has a lesson that ended within three hours and can be copied to three days, at any hour',
    { timeout: LONG },
    () => {
      expect(situations.flatMap(quietHours)).toEqual([])
    },
  )

  it('has eight completed private lessons in the last 14 days', { timeout: LONG }, () => {
    expect(datesWhere((one) => lessonsOfTheLastFortnight(one).length < 8)).toEqual([])
  })

  it(
    'has six with three free days, other staff and other clients whom mail reaches',
    { timeout: LONG },
    () => {
      expect(datesWhere((one) => lessonsWorthCopying(one, 6).length < 6)).toEqual([])
    },
  )

  it('refuses copies for every reason but a skipped hour', { timeout: LONG }, () => {
    expect(situations.flatMap(missingRefusals)).toEqual([])
  })

  it('holds no session that the rules would refuse', { timeout: LONG }, () => {
    const week = situations.slice(0, 7)
    expect(week.flatMap(sessionsAgainstTheRules)).toEqual([])
  })

  it('books nobody and nothing twice', { timeout: LONG }, () => {
    expect(situations.flatMap(doubleBookings)).toEqual([])
  })

  it('is the same at every hour of its date', { timeout: LONG }, () => {
    for (const date of ['2026-11-21', ...CLOCK_CHANGES].map((text) => Temporal.PlainDate.from(text))) {
      const plans = [0, 1, 2, 3, 9, 15, 22].map((hours) => planDemonstration(startOf(date).add({ hours })))
      expect(new Set(plans.map((plan) => JSON.stringify(plan))).size).toBe(1)
    }
  })

  function datesWhere(isBroken: (situation: PlanSituation) => boolean): string[] {
    return situations.filter(isBroken).map(({ today }) => today.toString())
  }
})

describe('the demonstration school', () => {
  const situation = new PlanSituation(Temporal.PlainDate.from('2026-11-21'))
  const { plan } = situation

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

function dates(): Temporal.PlainDate[] {
  const first = Temporal.PlainDate.from('2026-11-21')
  const year = Array.from({ length: 46 }, (_, index) => first.add({ days: 8 * index }))
  const aroundChanges = CLOCK_CHANGES.flatMap((text) =>
    [-6, -1, 0, 1].map((days) => Temporal.PlainDate.from(text).add({ days })),
  )
  return [...year, ...SPECIAL_DATES.map((text) => Temporal.PlainDate.from(text)), ...aroundChanges]
}
