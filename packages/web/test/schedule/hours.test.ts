import { describe, expect, test } from 'vitest'
import { closedBands, isClosedOn, joinBands } from '../../src/features/schedule/closed-bands.ts'
import { shownHours } from '../../src/features/schedule/shown-hours.ts'

/** 2026-11-21 is a Saturday. */
const saturday = '2026-11-21'

describe('closed bands', () => {
  test('no hours at all mean no limit', () => expect(closedBands(saturday, [])).toEqual([]))

  test('a weekday without hours is closed all day', () => {
    expect(closedBands(saturday, [{ weekday: 1, from: '09:00', to: '17:00' }])).toEqual([
      { from: 0, to: 1440 },
    ])
  })

  test('a break at noon, and hours up to midnight', () => {
    const hours = [
      { weekday: 6, from: '14:00', to: '24:00' },
      { weekday: 6, from: '09:00', to: '12:00' },
    ]
    expect(closedBands(saturday, hours)).toEqual([
      { from: 0, to: 540 },
      { from: 720, to: 840 },
    ])
  })

  test('shades that overlap become one', () => {
    const bands = [
      { from: 600, to: 700 },
      { from: 0, to: 540 },
      { from: 500, to: 600 },
    ]
    expect(joinBands(bands)).toEqual([{ from: 0, to: 700 }])
  })
})

test.each([
  ['2026-11-24', false],
  ['2026-11-25', true],
  ['2026-11-27', true],
  ['2026-11-28', false],
])('a closure from 25 to 27 November: %s is closed, %s', (date, isClosed) => {
  expect(isClosedOn(date, [{ firstDate: '2026-11-25', lastDate: '2026-11-27' }])).toBe(isClosed)
})

describe('the hours a grid shows', () => {
  test('opening hours with some air', () => {
    expect(shownHours([{ from: '09:00', to: '17:00' }], [])).toEqual({ from: 480, to: 1080 })
  })
  test('a lesson before opening is not hidden', () => {
    expect(shownHours([{ from: '09:00', to: '17:00' }], [{ from: 390, to: 450 }]).from).toBe(360)
  })
  test('never beyond the day', () => {
    expect(shownHours([{ from: '00:00', to: '24:00' }], [])).toEqual({ from: 0, to: 1440 })
  })
  test('usual hours for a school without any', () =>
    expect(shownHours([], [])).toEqual({ from: 420, to: 1140 }))
})
