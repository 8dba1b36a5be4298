import { describe, expect, it } from 'vitest'
import type { BookingRules, Occupation, RebookingSource } from '../../src/rebooking/booking-situation.ts'
import { decideRebooking } from '../../src/rebooking/decide-rebooking.ts'
import { away, aSource, between, busy, date, someRules, tuesday } from '../builders.ts'
import { claimTexts, conflictText, timeText } from '../words.ts'

interface Situation {
  readonly source?: RebookingSource
  readonly occupied?: readonly Occupation[]
  readonly rules?: BookingRules
}

/** What Monday's lesson, copied to these days of November, comes to. */
function copiesOn(days: readonly number[], { source, occupied, rules }: Situation = {}) {
  const dates = days.map((day) => date(`2026-11-${day}`))
  return decideRebooking(source ?? aSource(), dates, occupied ?? [], rules ?? someRules())
}

const reasonsIn = (decision: ReturnType<typeof copiesOn>) =>
  Object.fromEntries(decision.days.map((day) => [day.date.day, day.conflicts.map(conflictText)]))

describe('chosen days that are free', () => {
  it('are all booked, each with its lesson and what it takes', () => {
    const source = aSource({ resources: { court: 1 }, buffers: { after: 10 } })
    const decision = copiesOn([17, 19], { source })
    expect(decision.kind).toBe('BOOK')
    expect(decision.days.map(({ lesson }) => lesson && timeText(lesson))).toEqual([
      '17 10:00 – 17 11:00',
      '19 10:00 – 19 11:00',
    ])
    expect(decision.days.flatMap(claimTexts)).toEqual([
      'lea, 17 10:00 – 17 11:10',
      'court 1, 17 10:00 – 17 11:10',
      'lea, 19 10:00 – 19 11:10',
      'court 1, 19 10:00 – 19 11:10',
    ])
  })

  it('come in date order, however they were chosen', () => {
    const decision = copiesOn([22, 17, 20])
    expect(decision.days.map((day) => day.date.day)).toEqual([17, 20, 22])
  })

  it('may each have another unit', () => {
    const source = aSource({ staff: [], resources: { court: 2 } })
    const decision = copiesOn([17, 18], { source, occupied: [busy('court 1', tuesday('10:00', '11:00'))] })
    expect(decision.days.flatMap(claimTexts)).toEqual([
      'court 2, 17 10:00 – 17 11:00',
      'court 1, 18 10:00 – 18 11:00',
    ])
  })
})

describe('one chosen day that is taken', () => {
  it('is enough for none to be booked, and it alone is named', () => {
    const decision = copiesOn([17, 18, 19], { occupied: [busy('lea', tuesday('10:30', '11:30'))] })
    expect(decision.kind).toBe('REFUSE')
    expect(reasonsIn(decision)).toEqual({ 17: ['STAFF_BUSY StaffMember lea, 17 10:30 – 17 11:30'] })
  })

  it('is named with the others that are, every reason of each, in date order', () => {
    const fromWednesday = between('2026-11-18T10:30', '2026-11-19T12:00')
    const occupied = [away('lea', fromWednesday), busy('lea', tuesday('10:00', '11:00'))]
    const rules = someRules({ closures: [['2026-11-19', '2026-11-19']] })
    const decision = copiesOn([19, 20, 18, 17], { occupied, rules })
    expect(decision.kind).toBe('REFUSE')
    expect(decision.days.map((day) => day.date.day)).toEqual([17, 18, 19])
    expect(reasonsIn(decision)).toEqual({
      17: ['STAFF_BUSY StaffMember lea, 17 10:00 – 17 11:00'],
      18: ['STAFF_UNAVAILABLE StaffMember lea, 18 10:30 – 19 12:00'],
      19: [
        'ORGANIZATION_CLOSED Organization school, 19 00:00 – 20 00:00',
        'STAFF_UNAVAILABLE StaffMember lea, 18 10:30 – 19 12:00',
      ],
    })
  })

  it('on a day that was not chosen stands in nobody’s way', () => {
    expect(copiesOn([18], { occupied: [busy('lea', tuesday('10:00', '11:00'))] }).kind).toBe('BOOK')
  })

  it('may be one whose start the clocks skip', () => {
    const source = aSource({ during: between('2026-03-27T02:30', '2026-03-27T03:30') })
    const dates = [date('2026-03-28'), date('2026-03-29')]
    const decision = decideRebooking(source, dates, [], someRules())
    expect(decision.kind).toBe('REFUSE')
    expect(reasonsIn(decision)).toEqual({ 29: ['LOCAL_TIME_SKIPPED Organization school'] })
  })
})

describe('a lesson longer than a day', () => {
  const course = between('2026-11-14T10:00', '2026-11-15T16:00')
  const source = aSource({ during: course })

  it('collides with its own copy of the day before', () => {
    const decision = copiesOn([18, 17], { source })
    expect(decision.kind).toBe('REFUSE')
    expect(reasonsIn(decision)).toEqual({ 18: ['STAFF_BUSY StaffMember lea, 17 10:00 – 18 16:00'] })
  })

  it('fits on every other day', () => {
    expect(copiesOn([17, 19, 21], { source }).kind).toBe('BOOK')
  })

  it('takes another unit for the copy of the next day, while there is one', () => {
    const withUnits = (capacity: number) =>
      aSource({ during: course, staff: [], resources: { chalet: capacity } })
    expect(copiesOn([17, 18], { source: withUnits(2) }).days.flatMap(claimTexts)).toEqual([
      'chalet 1, 17 10:00 – 18 16:00',
      'chalet 2, 18 10:00 – 19 16:00',
    ])
    expect(reasonsIn(copiesOn([17, 18], { source: withUnits(1) }))).toEqual({
      18: ['RESOURCE_BUSY Resource chalet, 17 10:00 – 18 16:00'],
    })
  })

  it('of just a day touches its own copy', () => {
    const wholeDay = between('2026-11-15T10:00', '2026-11-16T10:00')
    expect(copiesOn([17, 18], { source: aSource({ during: wholeDay }) }).kind).toBe('BOOK')
    const buffered = aSource({ during: wholeDay, buffers: { before: 5 } })
    expect(reasonsIn(copiesOn([17, 18], { source: buffered }))).toEqual({
      18: ['STAFF_BUSY StaffMember lea, 17 10:00 – 18 10:00'],
    })
  })
})
