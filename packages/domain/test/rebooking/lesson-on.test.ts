import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lessonOn } from '../../src/rebooking/decide-day.ts'
import { between, date } from '../builders.ts'
import { instantText, intervalTexts } from '../words.ts'
import { aDate, aTime, aZone, instantsAt } from '../zones.ts'

describe('a copy', () => {
  it.each([
    [
      'the next day',
      'Europe/Paris',
      '2026-11-16T10:00+01:00',
      '2026-11-16T11:00+01:00',
      '2026-11-17T10:00+01:00',
      '2026-11-17T11:00+01:00',
    ],
    [
      '29 December and six days',
      'Europe/Paris',
      '2026-12-29T10:00+01:00',
      '2026-12-29T11:00+01:00',
      '2027-01-04T10:00+01:00',
      '2027-01-04T11:00+01:00',
    ],
    [
      'over midnight',
      'Europe/Paris',
      '2026-11-16T23:30+01:00',
      '2026-11-17T00:30+01:00',
      '2026-11-17T23:30+01:00',
      '2026-11-18T00:30+01:00',
    ],
    [
      'longer than a day',
      'Europe/Paris',
      '2026-11-14T10:00+01:00',
      '2026-11-15T16:00+01:00',
      '2026-11-17T10:00+01:00',
      '2026-11-18T16:00+01:00',
    ],
    [
      'after the clocks went forward',
      'Europe/Paris',
      '2026-03-28T10:00+01:00',
      '2026-03-28T11:00+01:00',
      '2026-03-29T10:00+02:00',
      '2026-03-29T11:00+02:00',
    ],
    [
      'after the clocks went back',
      'Europe/Paris',
      '2026-10-24T10:00+02:00',
      '2026-10-24T11:00+02:00',
      '2026-10-25T10:00+01:00',
      '2026-10-25T11:00+01:00',
    ],
    [
      'after half an hour forward',
      'Australia/Lord_Howe',
      '2026-10-03T10:00+10:30',
      '2026-10-03T11:00+10:30',
      '2026-10-04T10:00+11:00',
      '2026-10-04T11:00+11:00',
    ],
    [
      'while the clocks go forward',
      'Europe/Paris',
      '2026-03-28T01:30+01:00',
      '2026-03-28T03:30+01:00',
      '2026-03-29T01:30+01:00',
      '2026-03-29T04:30+02:00',
    ],
    [
      'while the clocks go back',
      'Europe/Paris',
      '2026-10-24T01:30+02:00',
      '2026-10-24T03:30+02:00',
      '2026-10-25T01:30+02:00',
      '2026-10-25T02:30+01:00',
    ],
    [
      'of a night in which they went forward',
      'Europe/Paris',
      '2026-03-29T01:30+01:00',
      '2026-03-29T03:30+02:00',
      '2026-03-30T01:30+02:00',
      '2026-03-30T02:30+02:00',
    ],
    [
      'of a night in which they went back',
      'Europe/Paris',
      '2026-10-25T01:30+02:00',
      '2026-10-25T02:30+01:00',
      '2026-10-26T01:30+01:00',
      '2026-10-26T03:30+01:00',
    ],
    [
      'of the later of two local times',
      'Europe/Paris',
      '2026-10-25T02:30+01:00',
      '2026-10-25T03:30+01:00',
      '2026-10-26T02:30+01:00',
      '2026-10-26T03:30+01:00',
    ],
    [
      'over a midnight that is skipped',
      'Africa/Cairo',
      '2026-04-22T23:30+02:00',
      '2026-04-23T00:30+02:00',
      '2026-04-23T23:30+02:00',
      '2026-04-24T01:30+03:00',
    ],
    [
      'where the server has another date',
      'Pacific/Apia',
      '2026-11-16T08:00+13:00',
      '2026-11-16T09:00+13:00',
      '2026-11-17T08:00+13:00',
      '2026-11-17T09:00+13:00',
    ],
    [
      'over a day that a zone has lost',
      'Pacific/Apia',
      '2011-12-29T10:00-10:00',
      '2011-12-29T11:00-10:00',
      '2011-12-31T10:00+14:00',
      '2011-12-31T11:00+14:00',
    ],
  ])(
    'starts at the same local time and lasts as long: %s (%s)',
    (_, timeZone, from, to, copyFrom, copyTo) => {
      const copy = lessonOn(date(copyFrom.slice(0, 10)), between(from, to), timeZone)
      expect(intervalTexts(copy, timeZone)).toEqual([copyFrom, copyTo])
    },
  )

  it.each([
    ['Europe/Paris', '2026-03-28T02:00+01:00', '2026-03-29'],
    ['America/New_York', '2026-03-07T02:30-05:00', '2026-03-08'],
    ['Australia/Lord_Howe', '2026-10-03T02:15+10:30', '2026-10-04'],
    ['Africa/Cairo', '2026-04-23T00:30+02:00', '2026-04-24'],
    ['America/Santiago', '2026-09-05T00:00-04:00', '2026-09-06'],
    ['Pacific/Apia', '2011-12-29T10:00-10:00', '2011-12-30'],
  ])('is not there where the clocks skip its start: %s, %s to %s', (timeZone, from, day) => {
    expect(lessonOn(date(day), anHourFrom(from), timeZone)).toBeNull()
  })

  it.each([
    ['Europe/Paris', '2026-10-24T02:30+02:00', '2026-10-25T02:30+02:00'],
    ['America/New_York', '2026-10-31T01:00-04:00', '2026-11-01T01:00-04:00'],
    ['Australia/Lord_Howe', '2026-04-04T01:45+11:00', '2026-04-05T01:45+11:00'],
    ['Africa/Cairo', '2026-10-28T23:30+03:00', '2026-10-29T23:30+03:00'],
    ['America/Santiago', '2026-04-03T23:00-03:00', '2026-04-04T23:00-03:00'],
    ['America/Havana', '2026-10-31T00:30-04:00', '2026-11-01T00:30-04:00'],
  ])('starts at the earlier where its start comes twice: %s, %s to %s', (timeZone, from, expected) => {
    const copy = lessonOn(date(expected.slice(0, 10)), anHourFrom(from), timeZone)
    expect(copy && instantText(copy.startsAt, timeZone)).toBe(expected)
  })

  it('keeps local start and length in every zone, and is missing only where that start is', () => {
    const aLength = fc.integer({ min: 1, max: 3 * 24 * 60 })
    fc.assert(
      fc.property(aZone(), aDate(), aTime(), aLength, aDate(), (timeZone, day, time, minutes, target) => {
        const startsAt = instantsAt(day.toPlainDateTime(time), timeZone).at(-1)
        fc.pre(startsAt !== undefined)
        const copy = lessonOn(target, { startsAt, endsAt: startsAt.add({ minutes }) }, timeZone)
        const [first] = instantsAt(target.toPlainDateTime(time), timeZone)
        expect(copy?.startsAt.toString() ?? null).toBe(first?.toString() ?? null)
        if (copy) expect(copy.startsAt.until(copy.endsAt).total('minutes')).toBe(minutes)
      }),
    )
  })
})

function anHourFrom(from: string) {
  const { startsAt } = between(from, from)
  return { startsAt, endsAt: startsAt.add({ hours: 1 }) }
}
