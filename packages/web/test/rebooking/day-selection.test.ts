import { describe, expect, it } from 'vitest'
import type { Day, DaySelection } from '../../src/features/rebooking/day-selection.ts'
import {
  followAvailability,
  newlyLost,
  nothingChosen,
  toggleDay,
  withRefusedDays,
} from '../../src/features/rebooking/day-selection.ts'

const free = (date: string): Day => ({ date, isAvailable: true, reasons: [] })
const busy = (date: string, reason = 'Ana: other lesson 09:00'): Day => ({
  date,
  isAvailable: false,
  reasons: [reason],
})
const chosen = (...dates: string[]): DaySelection => ({ chosen: dates, lost: [], isSettled: true })

describe('the first availability', () => {
  it('chooses the first free day', () => {
    expect(followAvailability(nothingChosen, [busy('11-22'), free('11-23'), free('11-24')]).chosen).toEqual([
      '11-23',
    ])
  })

  it('chooses nothing when no day is free, and the first that becomes free later', () => {
    const none = followAvailability(nothingChosen, [busy('11-22'), busy('11-23')])
    expect(none).toEqual(nothingChosen)
    expect(followAvailability(none, [busy('11-22'), free('11-23')]).chosen).toEqual(['11-23'])
  })
})

describe('toggling a day', () => {
  const days = [free('11-22'), busy('11-23'), free('11-24')]

  it('adds a free day in date order and takes it off again', () => {
    const both = toggleDay(chosen('11-24'), days, '11-22')
    expect(both.chosen).toEqual(['11-22', '11-24'])
    expect(toggleDay(both, days, '11-24').chosen).toEqual(['11-22'])
  })

  it('leaves a busy or unknown day alone', () => {
    expect(toggleDay(chosen('11-22'), days, '11-23')).toEqual(chosen('11-22'))
    expect(toggleDay(chosen('11-22'), days, '11-29')).toEqual(chosen('11-22'))
  })

  it('does not tick a first day again once the person has taken it off', () => {
    const none = toggleDay(chosen('11-22'), days, '11-22')
    expect(followAvailability(none, days).chosen).toEqual([])
  })
})

describe('availability that changes while the panel is open', () => {
  it('takes the tick off a day that was taken, and off that day only', () => {
    const after = followAvailability(chosen('11-22', '11-24'), [free('11-22'), free('11-23'), busy('11-24')])
    expect(after).toEqual({ chosen: ['11-22'], lost: ['11-24'], isSettled: true })
  })

  it('announces a lost day once', () => {
    const days = [free('11-22'), busy('11-24')]
    const before = chosen('11-22', '11-24')
    const after = followAvailability(before, days)
    expect(newlyLost(before, after)).toEqual(['11-24'])
    expect(newlyLost(after, followAvailability(after, days))).toEqual([])
  })

  it('does not tick a lost day by itself when it is free again, and forgets that it was lost', () => {
    const lost: DaySelection = { chosen: [], lost: ['11-24'], isSettled: true }
    expect(followAvailability(lost, [free('11-24')])).toEqual({ chosen: [], lost: [], isSettled: true })
  })

  it('drops a day that is no longer one of the six, without calling it taken', () => {
    expect(followAvailability(chosen('11-22', '11-23'), [free('11-23'), free('11-28')])).toEqual(
      chosen('11-23'),
    )
  })

  it('lets a lost day be chosen again when it is free', () => {
    const lost: DaySelection = { chosen: ['11-22'], lost: ['11-24'], isSettled: true }
    expect(toggleDay(lost, [free('11-22'), free('11-24')], '11-24')).toEqual(chosen('11-22', '11-24'))
  })
})

describe('days that the API refused', () => {
  it('get its reasons, the others stay', () => {
    const days = withRefusedDays([free('11-22'), free('11-23')], [busy('11-23', 'Room taken')])
    expect(days).toEqual([free('11-22'), busy('11-23', 'Room taken')])
  })

  it('leave the rest of the choice to be booked in one click', () => {
    const days = withRefusedDays([free('11-22'), free('11-23'), free('11-24')], [busy('11-23')])
    const after = followAvailability(chosen('11-22', '11-23', '11-24'), days)
    expect(after.chosen).toEqual(['11-22', '11-24'])
    expect(after.lost).toEqual(['11-23'])
  })
})
