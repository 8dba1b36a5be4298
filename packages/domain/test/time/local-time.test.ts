import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { dayInterval, localDateOf, minutesOfDay, startOfDay, toInstant } from '../../src/time/local-time.ts'
import { at, date } from '../builders.ts'
import { instantText, intervalTexts } from '../words.ts'
import { aDate, aTime, aZone, instantsAt } from '../zones.ts'

describe('localDateOf', () => {
  it.each([
    ['Europe/Paris', '2026-11-21T22:59:59Z', '2026-11-21'],
    ['Europe/Paris', '2026-11-21T23:00Z', '2026-11-22'],
    ['America/New_York', '2026-11-22T04:59:59Z', '2026-11-21'],
    ['Asia/Kolkata', '2026-11-21T18:30Z', '2026-11-22'],
    ['Pacific/Apia', '2026-11-21T11:00Z', '2026-11-22'],
    ['Pacific/Apia', '2011-12-30T10:00Z', '2011-12-31'],
  ])('in %s at %s is %s', (timeZone, instant, expected) => {
    expect(localDateOf(at(instant), timeZone).toString()).toBe(expected)
  })
})

describe('toInstant', () => {
  const textAt = (local: string, timeZone: string) => {
    const { year, month, day, hour, minute } = Temporal.PlainDateTime.from(local)
    const instant = toInstant(
      new Temporal.PlainDate(year, month, day),
      new Temporal.PlainTime(hour, minute),
      timeZone,
    )
    return instant && instantText(instant, timeZone)
  }

  it.each([
    ['Europe/Paris', '2026-03-29T02:00'],
    ['Europe/Paris', '2026-03-29T02:59'],
    ['America/New_York', '2026-03-08T02:30'],
    ['Australia/Lord_Howe', '2026-10-04T02:29'],
    ['Africa/Cairo', '2026-04-24T00:00'],
    ['America/Santiago', '2026-09-06T00:30'],
    ['Pacific/Apia', '2011-12-30T10:00'],
  ])('in %s is null at %s, which the clocks skip', (timeZone, local) => {
    expect(textAt(local, timeZone)).toBeNull()
  })

  it.each([
    ['Europe/Paris', '2026-10-25T02:00', '+02:00'],
    ['Europe/Paris', '2026-10-25T02:59', '+02:00'],
    ['America/New_York', '2026-11-01T01:30', '-04:00'],
    ['Australia/Lord_Howe', '2026-04-05T01:30', '+11:00'],
    ['Africa/Cairo', '2026-10-29T23:30', '+03:00'],
    ['America/Santiago', '2026-04-04T23:30', '-03:00'],
    ['America/Havana', '2026-11-01T00:00', '-04:00'],
  ])('in %s is the earlier at %s, which comes twice (%s)', (timeZone, local, offset) => {
    expect(textAt(local, timeZone)).toBe(local + offset)
  })

  it.each([
    ['Europe/Paris', '2026-03-29T01:59', '+01:00'],
    ['Europe/Paris', '2026-03-29T03:00', '+02:00'],
    ['Europe/Paris', '2026-10-25T03:00', '+01:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:30', '+11:00'],
    ['Africa/Cairo', '2026-04-24T01:00', '+03:00'],
    ['Asia/Kolkata', '2026-11-17T10:00', '+05:30'],
  ])('in %s at %s, which is there once, is just that (%s)', (timeZone, local, offset) => {
    expect(textAt(local, timeZone)).toBe(local + offset)
  })

  it('is the first of the instants that have this local time, or null where none has', () => {
    fc.assert(
      fc.property(aZone(), aDate(), aTime(), (timeZone, day, time) => {
        const [first] = instantsAt(day.toPlainDateTime(time), timeZone)
        expect(toInstant(day, time, timeZone)?.toString() ?? null).toBe(first?.toString() ?? null)
      }),
    )
  })
})

describe('startOfDay', () => {
  it.each([
    ['Europe/Paris', '2026-11-17', '2026-11-17T00:00+01:00'],
    ['Africa/Cairo', '2026-04-24', '2026-04-24T01:00+03:00'],
    ['America/Santiago', '2026-09-06', '2026-09-06T01:00-03:00'],
    ['America/Havana', '2026-11-01', '2026-11-01T00:00-04:00'],
    ['Africa/Cairo', '2026-10-30', '2026-10-30T00:00+02:00'],
  ])('in %s, of %s, is %s', (timeZone, day, expected) => {
    expect(instantText(startOfDay(date(day), timeZone), timeZone)).toBe(expected)
  })
})

describe('dayInterval', () => {
  it.each([
    ['Europe/Paris', '2026-11-17', 24],
    ['Europe/Paris', '2026-03-29', 23],
    ['Europe/Paris', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['Africa/Cairo', '2026-04-24', 23],
    ['Africa/Cairo', '2026-10-29', 25],
    ['Pacific/Apia', '2011-12-29', 24],
    ['Pacific/Apia', '2011-12-30', 0],
  ])('in %s, of %s, lasts %d h', (timeZone, day, expected) => {
    const { startsAt, endsAt } = dayInterval(date(day), timeZone)
    expect(startsAt.until(endsAt).total('hours')).toBe(expected)
  })

  it('touches the next day, and the clocks show its date from its first instant to its last', () => {
    fc.assert(
      fc.property(aZone(), aDate(), (timeZone, day) => {
        const { startsAt, endsAt } = dayInterval(day, timeZone)
        expect(endsAt.equals(dayInterval(day.add({ days: 1 }), timeZone).startsAt)).toBe(true)
        fc.pre(!startsAt.equals(endsAt))
        expect(localDateOf(startsAt, timeZone).equals(day)).toBe(true)
        expect(localDateOf(startsAt.subtract({ nanoseconds: 1 }), timeZone).equals(day)).toBe(false)
        expect(localDateOf(endsAt.subtract({ nanoseconds: 1 }), timeZone).equals(day)).toBe(true)
        expect(localDateOf(endsAt, timeZone).equals(day)).toBe(false)
      }),
    )
  })
})

describe('minutesOfDay', () => {
  it.each([
    [
      'an ordinary morning',
      'Europe/Paris',
      '2026-11-17',
      540,
      720,
      '2026-11-17T09:00+01:00',
      '2026-11-17T12:00+01:00',
    ],
    ['24:00', 'Europe/Paris', '2026-11-17', 1080, 1440, '2026-11-17T18:00+01:00', '2026-11-18T00:00+01:00'],
    [
      'from a time that is skipped',
      'Europe/Paris',
      '2026-03-29',
      150,
      240,
      '2026-03-29T03:00+02:00',
      '2026-03-29T04:00+02:00',
    ],
    [
      'to a time that is skipped',
      'Europe/Paris',
      '2026-03-29',
      60,
      150,
      '2026-03-29T01:00+01:00',
      '2026-03-29T03:00+02:00',
    ],
    [
      'half an hour skipped',
      'Australia/Lord_Howe',
      '2026-10-04',
      135,
      180,
      '2026-10-04T02:30+11:00',
      '2026-10-04T03:00+11:00',
    ],
    [
      'midnight skipped',
      'Africa/Cairo',
      '2026-04-24',
      0,
      120,
      '2026-04-24T01:00+03:00',
      '2026-04-24T02:00+03:00',
    ],
    [
      '24:00 where the next midnight is skipped',
      'Africa/Cairo',
      '2026-04-23',
      1380,
      1440,
      '2026-04-23T23:00+02:00',
      '2026-04-24T01:00+03:00',
    ],
    [
      'an hour that comes twice',
      'Europe/Paris',
      '2026-10-25',
      120,
      180,
      '2026-10-25T02:00+02:00',
      '2026-10-25T03:00+01:00',
    ],
    [
      '24:00 after an hour that comes twice',
      'Africa/Cairo',
      '2026-10-29',
      1380,
      1440,
      '2026-10-29T23:00+03:00',
      '2026-10-30T00:00+02:00',
    ],
    [
      'a midnight that comes twice',
      'America/Havana',
      '2026-11-01',
      0,
      60,
      '2026-11-01T00:00-04:00',
      '2026-11-01T01:00-05:00',
    ],
  ])('%s (%s %s, %d to %d)', (_, timeZone, day, fromMinute, toMinute, from, to) => {
    expect(intervalTexts(minutesOfDay(date(day), fromMinute, toMinute, timeZone), timeZone)).toEqual([
      from,
      to,
    ])
  })

  it('cuts the day at any minute into two pieces that touch', () => {
    fc.assert(
      fc.property(aZone(), aDate(), fc.nat({ max: 1440 }), (timeZone, day, minute) => {
        const [before, after] = [
          minutesOfDay(day, 0, minute, timeZone),
          minutesOfDay(day, minute, 1440, timeZone),
        ]
        const whole = dayInterval(day, timeZone)
        expect(before.startsAt.equals(whole.startsAt)).toBe(true)
        expect(before.endsAt.equals(after.startsAt)).toBe(true)
        expect(after.endsAt.equals(whole.endsAt)).toBe(true)
        expect(Temporal.Instant.compare(before.startsAt, before.endsAt)).toBeLessThanOrEqual(0)
        expect(Temporal.Instant.compare(after.startsAt, after.endsAt)).toBeLessThanOrEqual(0)
      }),
    )
  })
})
