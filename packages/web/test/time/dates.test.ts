import { describe, expect, test } from 'vitest'
import { addDays, datesFrom, daysBetween, isLocalDate, startOfWeek, weekdayOf } from '../../src/time/dates.ts'

test.each([
  ['2026-11-21', 1, '2026-11-22'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2026-03-29', -1, '2026-03-28'],
  ['2026-10-25', 7, '2026-11-01'],
])('%s and %i days is %s', (date, days, expected) => {
  expect(addDays(date, days)).toBe(expected)
  expect(daysBetween(date, expected)).toBe(days)
})

test('weeks begin on Monday', () => {
  expect(weekdayOf('2026-11-22')).toBe(7)
  expect(startOfWeek('2026-11-22')).toBe('2026-11-16')
  expect(startOfWeek('2026-11-23')).toBe('2026-11-23')
  expect(datesFrom('2026-11-29', 3)).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
})

describe('what comes from an address', () => {
  test.each(['2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', 'today', ''])('%j is no date', (text) => {
    expect(isLocalDate(text)).toBe(false)
  })
  test('a date is one', () => expect(isLocalDate('2028-02-29')).toBe(true))
})
