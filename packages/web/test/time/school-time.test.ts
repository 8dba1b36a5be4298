import { describe, expect, test } from 'vitest'
import {
  clockOf,
  minuteOf,
  startOfSchoolDay,
  toDaySegments,
  toSchoolTime,
} from '../../src/time/school-time.ts'

describe('an instant at the school, wherever the browser is', () => {
  test.each([
    ['2026-11-21T23:30:00Z', 'Europe/Paris', '2026-11-22', '00:30'],
    ['2026-07-01T08:00:00Z', 'Europe/Paris', '2026-07-01', '10:00'],
    ['2026-11-21T10:00:00+01:00', 'Australia/Lord_Howe', '2026-11-21', '20:00'],
    ['2026-11-21T02:00:00Z', 'America/Los_Angeles', '2026-11-20', '18:00'],
    ['2026-11-21T00:00:00Z', 'Asia/Kathmandu', '2026-11-21', '05:45'],
  ])('%s in %s is %s %s', (instant, zone, date, clock) => {
    expect(toSchoolTime(instant, zone)).toEqual({ date, minute: minuteOf(clock) })
  })
})

describe('lessons in the weeks in which the clocks change (Paris)', () => {
  const segments = (from: string, to: string) =>
    toDaySegments(from, to, 'Europe/Paris').map((one) => [one.date, clockOf(one.from), clockOf(one.to)])

  test('the same local time before and after', () => {
    expect(segments('2026-10-24T07:00:00Z', '2026-10-24T08:00:00Z')).toEqual([
      ['2026-10-24', '09:00', '10:00'],
    ])
    expect(segments('2026-10-26T08:00:00Z', '2026-10-26T09:00:00Z')).toEqual([
      ['2026-10-26', '09:00', '10:00'],
    ])
    expect(segments('2026-03-30T07:00:00Z', '2026-03-30T08:00:00Z')).toEqual([
      ['2026-03-30', '09:00', '10:00'],
    ])
  })

  test('across the hour that comes twice it is drawn as long as it lasts, or as the clock shows its end', () => {
    expect(segments('2026-10-25T00:30:00Z', '2026-10-25T01:15:00Z')).toEqual([
      ['2026-10-25', '02:30', '03:15'],
    ])
    expect(segments('2026-10-25T00:30:00Z', '2026-10-25T02:30:00Z')).toEqual([
      ['2026-10-25', '02:30', '03:30'],
    ])
  })

  test('across midnight it stands on both days, and ends at 24:00 on the first', () => {
    expect(segments('2026-11-21T22:00:00Z', '2026-11-22T00:30:00Z')).toEqual([
      ['2026-11-21', '23:00', '24:00'],
      ['2026-11-22', '00:00', '01:30'],
    ])
    expect(segments('2026-11-21T22:00:00Z', '2026-11-21T23:00:00Z')).toEqual([
      ['2026-11-21', '23:00', '24:00'],
    ])
  })
})

test.each([
  ['2026-11-21', 'Europe/Paris', '2026-11-20T23:00:00.000Z'],
  ['2026-10-25', 'Europe/Paris', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Paris', '2026-10-25T23:00:00.000Z'],
  ['2026-10-04', 'Australia/Lord_Howe', '2026-10-03T13:30:00.000Z'],
  // Midnight itself is skipped: the day begins at one o'clock.
  ['2026-04-24', 'Africa/Cairo', '2026-04-23T22:00:00.000Z'],
  ['2026-11-21', 'Pacific/Kiritimati', '2026-11-20T10:00:00.000Z'],
])('%s in %s begins at %s', (date, zone, instant) => {
  expect(new Date(startOfSchoolDay(date, zone)).toISOString()).toBe(instant)
})
