import { describe, expect, it } from 'vitest'
import { away, aSource, between, busy, hours, someRules, tuesday } from '../builders.ts'
import { aCopyOnTuesday } from './a-copy-on-tuesday.ts'

const thePause = tuesday('12:00', '13:00')

describe('a free staff member', () => {
  it('is taken for the lesson', () => {
    expect(aCopyOnTuesday()).toEqual({ claims: ['lea, 17 10:00 – 17 11:00'], conflicts: [] })
  })

  it('is taken for the minutes before and after it too', () => {
    const source = aSource({ staff: ['lea', 'marc'], buffers: { before: 15, after: 10 } })
    expect(aCopyOnTuesday({ source }).claims).toEqual([
      'lea, 17 09:45 – 17 11:10',
      'marc, 17 09:45 – 17 11:10',
    ])
  })

  it('may have sessions that touch the lesson', () => {
    const occupied = [busy('lea', tuesday('09:00', '10:00')), busy('lea', tuesday('11:00', '12:00'))]
    expect(aCopyOnTuesday({ occupied }).conflicts).toEqual([])
  })

  it('may have sessions that touch the minutes around it', () => {
    const source = aSource({ buffers: { before: 15, after: 10 } })
    const occupied = [busy('lea', tuesday('09:00', '09:45')), busy('lea', tuesday('11:10', '12:00'))]
    expect(aCopyOnTuesday({ source, occupied }).conflicts).toEqual([])
  })

  it('is not kept from it by what others do, nor by the same hour of another day', () => {
    const wednesday = between('2026-11-18T10:00', '2026-11-18T11:00')
    const occupied = [busy('marc', tuesday('10:00', '11:00')), busy('lea', wednesday)]
    expect(aCopyOnTuesday({ occupied }).conflicts).toEqual([])
  })
})

describe('a staff member is busy', () => {
  it.each([
    ['the whole lesson', '10:00', '11:00'],
    ['longer than it', '09:00', '12:00'],
    ['within it', '10:15', '10:30'],
    ['in its first minute', '09:00', '10:01'],
    ['in its last minute', '10:59', '12:00'],
  ])('%s (%s–%s)', (_, from, to) => {
    expect(aCopyOnTuesday({ occupied: [busy('lea', tuesday(from, to))] })).toEqual({
      claims: [],
      conflicts: [`STAFF_BUSY StaffMember lea, 17 ${from} – 17 ${to}`],
    })
  })

  it("in the minutes around the copy, and hears of the other session's own time", () => {
    const source = aSource({ buffers: { before: 15, after: 10 } })
    const occupied = [busy('lea', tuesday('09:00', '09:50')), busy('lea', tuesday('11:05', '12:00'))]
    expect(aCopyOnTuesday({ source, occupied }).conflicts).toEqual([
      'STAFF_BUSY StaffMember lea, 17 09:00 – 17 09:50',
      'STAFF_BUSY StaffMember lea, 17 11:05 – 17 12:00',
    ])
  })

  it("in the minutes around the other session, and hears of that session's own time", () => {
    const occupied = [busy('lea', tuesday('09:00', '10:00'), { buffers: { after: 15 } })]
    expect(aCopyOnTuesday({ occupied }).conflicts).toEqual([
      'STAFF_BUSY StaffMember lea, 17 09:00 – 17 10:00',
    ])
  })
})

describe('a staff member is unavailable', () => {
  it('during an absence of some days', () => {
    const days = between('2026-11-16T12:00', '2026-11-19T12:00')
    const conflicts = ['STAFF_UNAVAILABLE StaffMember lea, 16 12:00 – 19 12:00']
    expect(aCopyOnTuesday({ occupied: [away('lea', days)] })).toEqual({ claims: [], conflicts })
  })

  it('also when the absence takes the minutes around the lesson alone', () => {
    const occupied = [away('lea', tuesday('11:05', '12:00'))]
    expect(aCopyOnTuesday({ occupied }).conflicts).toEqual([])
    expect(aCopyOnTuesday({ source: aSource({ buffers: { after: 10 } }), occupied }).conflicts).toEqual([
      'STAFF_UNAVAILABLE StaffMember lea, 17 11:05 – 17 12:00',
    ])
  })
})

describe('working hours', () => {
  const outside = ['STAFF_OUTSIDE_WORKING_HOURS StaffMember lea']
  const withHours = (...pieces: string[]) =>
    aCopyOnTuesday({ rules: someRules({ workingHours: { lea: hours(...pieces) } }) }).conflicts

  it('that are none are no limit', () => expect(withHours()).toEqual([]))

  it.each([
    ['around the lesson', ['Tue 09:00–12:00'], []],
    ['just those of the lesson', ['Tue 10:00–11:00'], []],
    ['that begin a minute late', ['Tue 10:01–12:00'], outside],
    ['that end a minute early', ['Tue 09:00–10:59'], outside],
    ['of another day alone', ['Mon 09:00–12:00', 'Wed 09:00–12:00'], outside],
    ['in two pieces that touch', ['Tue 10:30–12:00', 'Tue 09:00–10:30'], []],
    ['in two pieces that overlap', ['Tue 09:00–10:45', 'Tue 10:15–11:00'], []],
    ['with a pause of a minute', ['Tue 09:00–10:30', 'Tue 10:31–12:00'], outside],
    ['of the whole day', ['Tue 00:00–24:00'], []],
  ])('%s', (_, pieces, conflicts) => {
    expect(withHours(...pieces)).toEqual(conflicts)
  })

  it('hold the lesson, and not the minutes around it', () => {
    const source = aSource({ buffers: { before: 30, after: 30 } })
    const rules = someRules({ workingHours: { lea: hours('Tue 10:00–11:00') } })
    expect(aCopyOnTuesday({ source, rules })).toEqual({ claims: ['lea, 17 09:30 – 17 11:30'], conflicts: [] })
  })

  it('of one member say nothing of another', () => {
    const rules = someRules({ workingHours: { marc: hours('Mon 09:00–12:00') } })
    expect(aCopyOnTuesday({ rules }).conflicts).toEqual([])
    expect(aCopyOnTuesday({ source: aSource({ staff: ['lea', 'marc'] }), rules }).conflicts).toEqual([
      'STAFF_OUTSIDE_WORKING_HOURS StaffMember marc',
    ])
  })

  it.each([
    ['until 24:00 and from 00:00', ['Tue 20:00–24:00', 'Wed 00:00–02:00'], []],
    ['until 24:00 alone', ['Tue 20:00–24:00'], outside],
    ['from 00:00 alone', ['Wed 00:00–02:00'], outside],
    ['until 23:59 and from 00:00', ['Tue 20:00–23:59', 'Wed 00:00–02:00'], outside],
  ])('%s, for a lesson over midnight', (_, pieces, conflicts) => {
    const source = aSource({ during: between('2026-11-16T23:30', '2026-11-17T00:30') })
    const rules = someRules({ workingHours: { lea: hours(...pieces) } })
    expect(aCopyOnTuesday({ source, rules }).conflicts).toEqual(conflicts)
  })

  it('until 24:00 hold a lesson that ends at midnight', () => {
    const source = aSource({ during: between('2026-11-16T23:00', '2026-11-17T00:00') })
    const rules = someRules({ workingHours: { lea: hours('Tue 20:00–24:00') } })
    expect(aCopyOnTuesday({ source, rules }).conflicts).toEqual([])
  })
})

describe('every reason is named', () => {
  it('of one staff member', () => {
    const occupied = [
      busy('lea', tuesday('09:30', '10:30')),
      away('lea', tuesday('10:30', '12:00')),
      busy('lea', tuesday('10:45', '11:30')),
      busy('lea', thePause),
    ]
    const rules = someRules({ workingHours: { lea: hours('Tue 14:00–18:00') } })
    expect(aCopyOnTuesday({ source: aSource({ inactive: ['lea'] }), occupied, rules })).toEqual({
      claims: [],
      conflicts: [
        'NO_LONGER_OFFERED StaffMember lea',
        'STAFF_OUTSIDE_WORKING_HOURS StaffMember lea',
        'STAFF_BUSY StaffMember lea, 17 09:30 – 17 10:30',
        'STAFF_UNAVAILABLE StaffMember lea, 17 10:30 – 17 12:00',
        'STAFF_BUSY StaffMember lea, 17 10:45 – 17 11:30',
      ],
    })
  })

  it('of each staff member in their order, and nobody is taken when one of them is', () => {
    const source = aSource({ staff: ['ana', 'lea', 'marc'] })
    const occupied = [busy('marc', tuesday('10:00', '11:00')), busy('ana', tuesday('10:00', '11:00'))]
    expect(aCopyOnTuesday({ source, occupied })).toEqual({
      claims: [],
      conflicts: [
        'STAFF_BUSY StaffMember ana, 17 10:00 – 17 11:00',
        'STAFF_BUSY StaffMember marc, 17 10:00 – 17 11:00',
      ],
    })
  })
})
