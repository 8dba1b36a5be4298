import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { isCovered, overlaps, widen, type Interval } from '../../src/time/interval.ts'
import { tuesday } from '../builders.ts'
import { timeText } from '../words.ts'

describe('overlaps', () => {
  it.each([
    ['the same stretch', '10:00', '11:00', true],
    ['one around it', '09:00', '12:00', true],
    ['one inside it', '10:15', '10:45', true],
    ['one over its start', '09:30', '10:01', true],
    ['one over its end', '10:59', '11:30', true],
    ['one that ends when it starts', '09:00', '10:00', false],
    ['one that starts when it ends', '11:00', '12:00', false],
    ['one long before', '07:00', '08:00', false],
    ['one long after', '13:00', '14:00', false],
  ])('10–11 and %s (%s–%s): %s', (_, from, to, expected) => {
    expect(overlaps(tuesday('10:00', '11:00'), tuesday(from, to))).toBe(expected)
    expect(overlaps(tuesday(from, to), tuesday('10:00', '11:00'))).toBe(expected)
  })

  it('is to have a minute in common', () => {
    fc.assert(
      fc.property(aStretch(), aStretch(), (a, b) => {
        expect(overlaps(ofMinutes(a), ofMinutes(b))).toBe(minutesOf(a).some((minute) => has(b, minute)))
      }),
    )
  })
})

describe('isCovered', () => {
  const ten = tuesday('10:00', '11:00')

  it('is no for no parts', () => expect(isCovered(ten, [])).toBe(false))
  it('is yes for the same stretch', () => expect(isCovered(ten, [ten])).toBe(true))
  it('is yes for two pieces that touch, in any order', () => {
    expect(isCovered(ten, [tuesday('10:30', '11:00'), tuesday('10:00', '10:30')])).toBe(true)
  })
  it('is no for a gap of a minute', () => {
    expect(isCovered(ten, [tuesday('10:00', '10:30'), tuesday('10:31', '11:00')])).toBe(false)
  })

  it('is that every minute is in a part', () => {
    fc.assert(
      fc.property(aStretch(), fc.array(aStretch(), { maxLength: 5 }), (whole, parts) => {
        const expected = minutesOf(whole).every((minute) => parts.some((part) => has(part, minute)))
        expect(isCovered(ofMinutes(whole), parts.map(ofMinutes))).toBe(expected)
      }),
    )
  })
})

describe('widen', () => {
  it('adds minutes before and after', () => {
    expect(timeText(widen(tuesday('10:00', '11:00'), 15, 5))).toBe('17 09:45 – 17 11:05')
  })
})

/** From and to in minutes; never empty. */
type Stretch = readonly [number, number]

const aStretch = (): fc.Arbitrary<Stretch> =>
  fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 8 })).map(([from, length]) => [from, from + length])

const minutesOf = ([from, to]: Stretch) => Array.from({ length: to - from }, (_, index) => from + index)
const has = ([from, to]: Stretch, minute: number) => from <= minute && minute < to

function ofMinutes([from, to]: Stretch): Interval {
  const [startsAt, endsAt] = [from, to].map((minute) =>
    Temporal.Instant.fromEpochMilliseconds(minute * 60_000),
  )
  return { startsAt: startsAt!, endsAt: endsAt! }
}
