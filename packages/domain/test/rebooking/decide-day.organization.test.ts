import { describe, expect, it } from 'vitest'
import { decideDay } from '../../src/rebooking/decide-day.ts'
import { aSource, between, busy, date, hours, someRules, tuesday } from '../builders.ts'
import { conflictText, intervalTexts } from '../words.ts'
import { aCopyOnTuesday } from './a-copy-on-tuesday.ts'

const closed = 'ORGANIZATION_CLOSED Organization school'

describe('closures', () => {
  const withClosures = (...closures: [string, string][]) => aCopyOnTuesday({ rules: someRules({ closures }) })

  it.each([
    ['that day alone', '2026-11-17', '2026-11-17', [`${closed}, 17 00:00 – 18 00:00`]],
    ['from that day on', '2026-11-17', '2026-11-20', [`${closed}, 17 00:00 – 21 00:00`]],
    ['until that day', '2026-11-14', '2026-11-17', [`${closed}, 14 00:00 – 18 00:00`]],
    ['from before to after it', '2026-11-16', '2026-11-18', [`${closed}, 16 00:00 – 19 00:00`]],
    ['the day before', '2026-11-14', '2026-11-16', []],
    ['the day after', '2026-11-18', '2026-11-20', []],
  ])('%s', (_, first, last, conflicts) => {
    expect(withClosures([first, last]).conflicts).toEqual(conflicts)
  })

  it('that overlap are all named, and nothing is taken', () => {
    expect(withClosures(['2026-11-17', '2026-11-17'], ['2026-11-16', '2026-11-18'])).toEqual({
      claims: [],
      conflicts: [`${closed}, 17 00:00 – 18 00:00`, `${closed}, 16 00:00 – 19 00:00`],
    })
  })

  it.each([
    ['that runs into it', '23:30', '00:30', [`${closed}, 18 00:00 – 19 00:00`]],
    ['that ends as it begins', '23:00', '00:00', []],
  ])('of the next day, for a lesson %s (%s–%s)', (_, from, to, conflicts) => {
    const source = aSource({ during: between(`2026-11-16T${from}`, `2026-11-17T${to}`) })
    const rules = someRules({ closures: [['2026-11-18', '2026-11-18']] })
    expect(aCopyOnTuesday({ source, rules }).conflicts).toEqual(conflicts)
  })

  it('of the next day let the minutes after the lesson reach into them', () => {
    const source = aSource({
      during: between('2026-11-16T23:00', '2026-11-17T00:00'),
      buffers: { after: 30 },
    })
    const rules = someRules({ closures: [['2026-11-18', '2026-11-18']] })
    expect(aCopyOnTuesday({ source, rules })).toEqual({ claims: ['lea, 17 23:00 – 18 00:30'], conflicts: [] })
  })

  it('are dates of the organization', () => {
    const source = aSource({ during: between('2026-11-15T08:00-10:00', '2026-11-15T09:00-10:00') })
    const dayOfClosure = (timeZone: string, day: string) =>
      decideDay(date(day), source, [], someRules({ timeZone, closures: [['2026-11-17', '2026-11-17']] }))
    expect(dayOfClosure('Pacific/Apia', '2026-11-17').conflicts).toHaveLength(1)
    expect(dayOfClosure('Pacific/Apia', '2026-11-18').conflicts).toHaveLength(0)
    expect(dayOfClosure('Pacific/Honolulu', '2026-11-17').conflicts).toHaveLength(1)
    expect(dayOfClosure('Pacific/Honolulu', '2026-11-16').conflicts).toHaveLength(0)
  })
})

describe('opening hours', () => {
  it.each([
    ['none', [], []],
    ['around the lesson', ['Tue 09:00–18:00'], []],
    ['just those of the lesson', ['Tue 10:00–11:00'], []],
    ['in two pieces that touch', ['Tue 09:00–10:30', 'Tue 10:30–18:00'], []],
    ['with a pause in the lesson', ['Tue 09:00–10:30', 'Tue 10:45–18:00'], [closed]],
    ['that begin later', ['Tue 10:15–18:00'], [closed]],
    ['of other days', ['Mon 09:00–18:00', 'Wed 09:00–18:00'], [closed]],
  ])('%s', (_, pieces, conflicts) => {
    expect(aCopyOnTuesday({ rules: someRules({ openingHours: hours(...pieces) }) }).conflicts).toEqual(
      conflicts,
    )
  })

  it('hold the lesson, and not the minutes around it', () => {
    const source = aSource({ buffers: { before: 15, after: 15 } })
    const rules = someRules({ openingHours: hours('Tue 10:00–11:00') })
    expect(aCopyOnTuesday({ source, rules }).conflicts).toEqual([])
  })

  it('of every day and all of it hold a lesson of more than a day', () => {
    const source = aSource({ during: between('2026-11-14T22:00', '2026-11-16T02:00') })
    const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
    const always = days.map((day) => `${day} 00:00–24:00`)
    const openingHours = hours(...always)
    expect(aCopyOnTuesday({ source, rules: someRules({ openingHours }) }).conflicts).toEqual([])
    const butWednesday = hours(...always.filter((piece) => !piece.startsWith('Wed')))
    expect(aCopyOnTuesday({ source, rules: someRules({ openingHours: butWednesday }) }).conflicts).toEqual([
      closed,
    ])
  })

  it.each([
    ['Africa/Cairo', '2026-04-23', '2026-04-22T23:30+02:00', ['Thu 20:00–24:00', 'Fri 00:00–03:00'], []],
    ['Africa/Cairo', '2026-04-23', '2026-04-22T23:30+02:00', ['Thu 20:00–24:00', 'Fri 01:00–03:00'], []],
    [
      'Africa/Cairo',
      '2026-04-23',
      '2026-04-22T23:30+02:00',
      ['Thu 20:00–24:00', 'Fri 01:15–03:00'],
      [closed],
    ],
    ['Africa/Cairo', '2026-10-29', '2026-10-28T23:30+03:00', ['Thu 20:00–24:00'], []],
    ['Africa/Cairo', '2026-10-29', '2026-10-28T23:30+03:00', ['Fri 00:00–24:00'], [closed]],
    [
      'Australia/Lord_Howe',
      '2026-10-04',
      '2026-10-03T01:45+10:30',
      ['Sun 01:00–02:00', 'Sun 02:30–03:15'],
      [],
    ],
    [
      'Australia/Lord_Howe',
      '2026-10-04',
      '2026-10-03T01:45+10:30',
      ['Sun 01:00–02:00', 'Sun 02:30–03:00'],
      [closed],
    ],
    ['Europe/Paris', '2026-10-25', '2026-10-24T01:30+02:00', ['Sun 01:00–02:30'], []],
    ['Europe/Paris', '2026-03-29', '2026-03-28T01:30+01:00', ['Sun 01:00–03:30'], []],
    ['Europe/Paris', '2026-03-29', '2026-03-28T01:30+01:00', ['Sun 01:00–02:30'], [closed]],
  ])(
    'in the night of a change: %s %s, an hour as from %s, open %j',
    (timeZone, day, from, pieces, conflicts) => {
      const { startsAt } = between(from, from)
      const source = aSource({ during: { startsAt, endsAt: startsAt.add({ hours: 1 }) } })
      const rules = someRules({ timeZone, openingHours: hours(...pieces) })
      expect(decideDay(date(day), source, [], rules).conflicts.map(conflictText)).toEqual(conflicts)
    },
  )
})

describe('a start that the clocks skip', () => {
  const atHalfPastTwo = between('2026-03-28T02:30', '2026-03-28T03:30')
  const onTheNight = (source = aSource({ during: atHalfPastTwo })) =>
    decideDay(date('2026-03-29'), source, [], someRules())

  it('is a reason, and there is no lesson', () => {
    const { lesson, claims, conflicts } = onTheNight()
    expect([lesson, claims, conflicts.map(conflictText)]).toEqual([
      null,
      [],
      ['LOCAL_TIME_SKIPPED Organization school'],
    ])
  })

  it('is named beside what is no longer offered', () => {
    const source = aSource({ during: atHalfPastTwo, inactive: ['ski', 'lea'] })
    expect(onTheNight(source).conflicts.map(conflictText)).toEqual([
      'NO_LONGER_OFFERED Product ski',
      'NO_LONGER_OFFERED StaffMember lea',
      'LOCAL_TIME_SKIPPED Organization school',
    ])
  })
})

describe('a day', () => {
  it('says its date and the lesson that it would be, also when it is refused', () => {
    const occupied = [busy('lea', tuesday('10:00', '11:00'))]
    const source = aSource({ buffers: { before: 15, after: 15 } })
    const day = decideDay(date('2026-11-17'), source, occupied, someRules())
    expect(day.date.toString()).toBe('2026-11-17')
    expect(intervalTexts(day.lesson)).toEqual(['2026-11-17T10:00+01:00', '2026-11-17T11:00+01:00'])
    expect(day.conflicts).toHaveLength(1)
  })

  it('names reasons of every kind at once: lasting, the school, the staff, the resources', () => {
    const source = aSource({ staff: ['lea', 'marc'], resources: { court: 1, room: 2 }, inactive: ['ski'] })
    const lesson = tuesday('10:00', '11:00')
    const occupied = [
      busy('room 2', lesson),
      busy('room 1', lesson),
      busy('court 1', lesson),
      busy('marc', lesson),
    ]
    const workingHours = { lea: hours('Tue 14:00–18:00') }
    const rules = someRules({ openingHours: hours('Tue 12:00–18:00'), workingHours })
    expect(aCopyOnTuesday({ source, occupied, rules }).conflicts).toEqual([
      'NO_LONGER_OFFERED Product ski',
      closed,
      'STAFF_OUTSIDE_WORKING_HOURS StaffMember lea',
      'STAFF_BUSY StaffMember marc, 17 10:00 – 17 11:00',
      'RESOURCE_BUSY Resource court, 17 10:00 – 17 11:00',
      'RESOURCE_BUSY Resource room, 17 10:00 – 17 11:00',
      'RESOURCE_BUSY Resource room, 17 10:00 – 17 11:00',
    ])
  })
})
