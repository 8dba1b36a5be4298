import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDateProblems, rebookingDays } from '../../src/rebooking/rebooking-days.ts'
import { date } from '../builders.ts'
import { aDate } from '../zones.ts'

describe('rebookingDays', () => {
  it('are the six days after today', () => {
    expect(rebookingDays(date('2026-11-21')).map(String)).toEqual([
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
    ])
  })

  it.each([
    ['over the year', '2026-12-29', '2026-12-30', '2027-01-04'],
    ['over the end of February', '2027-02-25', '2027-02-26', '2027-03-03'],
    ['over 29 February', '2028-02-25', '2028-02-26', '2028-03-02'],
    ['over the change of the clocks', '2026-10-23', '2026-10-24', '2026-10-29'],
  ])('go on %s: from %s, %s to %s', (_, today, first, last) => {
    const days = rebookingDays(date(today)).map(String)
    expect([days[0], days.at(-1), days.length]).toEqual([first, last, 6])
  })
})

describe('findDateProblems', () => {
  const today = date('2026-11-21')
  const problemsOf = (...days: string[]) => findDateProblems(days.map(date), today)

  it('finds nothing wrong with D+1 and D+6, in any order', () => {
    expect(problemsOf('2026-11-27', '2026-11-22')).toEqual([])
  })

  it('wants a date', () => {
    expect(problemsOf()).toEqual([{ index: null, problem: 'NONE' }])
  })

  it('takes at most six', () => {
    const seven = ['22', '23', '24', '25', '26', '27', '22'].map((day) => `2026-11-${day}`)
    expect(problemsOf(...seven.slice(0, 6))).toEqual([])
    expect(problemsOf(...seven)).toEqual([{ index: null, problem: 'TOO_MANY' }])
  })

  it.each([
    ['today', '2026-11-21'],
    ['yesterday', '2026-11-20'],
    ['D+7', '2026-11-28'],
    ['the same day next year', '2027-11-22'],
  ])('refuses %s (%s)', (_, day) => {
    expect(problemsOf('2026-11-22', day)).toEqual([{ index: 1, problem: 'OUT_OF_RANGE' }])
  })

  it('names the second of two that are the same', () => {
    expect(problemsOf('2026-11-23', '2026-11-22', '2026-11-23')).toEqual([{ index: 2, problem: 'TWICE' }])
  })

  it('names every date that is wrong', () => {
    expect(problemsOf('2026-11-21', '2026-11-22', '2026-11-22', '2026-11-28', '2026-11-28')).toEqual([
      { index: 0, problem: 'OUT_OF_RANGE' },
      { index: 2, problem: 'TWICE' },
      { index: 3, problem: 'OUT_OF_RANGE' },
      { index: 4, problem: 'TWICE' },
    ])
  })

  it('takes any choice of the six days, and names any other by its place', () => {
    const aChoice = aDate().chain((day) =>
      fc.tuple(fc.constant(day), fc.subarray(rebookingDays(day), { minLength: 1 })),
    )
    const aDistance = fc.oneof(fc.integer({ min: -400, max: 0 }), fc.integer({ min: 7, max: 400 }))
    fc.assert(
      fc.property(aChoice, aDistance, ([day, chosen], days) => {
        expect(findDateProblems(chosen, day)).toEqual([])
        const withAnother = [...chosen.slice(1), day.add({ days })]
        const index = withAnother.length - 1
        expect(findDateProblems(withAnother, day)).toEqual([{ index, problem: 'OUT_OF_RANGE' }])
      }),
    )
  })
})
