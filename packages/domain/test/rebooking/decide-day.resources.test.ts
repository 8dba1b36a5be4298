import { describe, expect, it } from 'vitest'
import { away, aSource, between, busy, tuesday, unitsOf } from '../builders.ts'
import { aCopyOnTuesday } from './a-copy-on-tuesday.ts'

const lesson = tuesday('10:00', '11:00')
/** One session or absence of all these units. */
const onAll = (units: readonly string[], occupy: typeof busy, during = lesson) =>
  units.map((unit) => occupy(unit, during, { ownerId: 'all of them' }))

describe('of a resource with three units', () => {
  const source = aSource({ staff: [], resources: { horse: 3 } })

  it.each([
    ['nothing', [], 'horse 1'],
    ['the first', ['horse 1'], 'horse 2'],
    ['the second', ['horse 2'], 'horse 1'],
    ['the first and the second', ['horse 1', 'horse 2'], 'horse 3'],
    ['the first and the third', ['horse 1', 'horse 3'], 'horse 2'],
  ])('a copy takes the first free unit: taken %s', (_, taken, expected) => {
    const occupied = taken.map((unit) => busy(unit, lesson))
    const claims = [`${expected}, 17 10:00 – 17 11:00`]
    expect(aCopyOnTuesday({ source, occupied })).toEqual({ claims, conflicts: [] })
  })

  it('a unit is free before and after what touches the lesson', () => {
    const occupied = [busy('horse 1', tuesday('09:00', '10:00')), away('horse 1', tuesday('11:00', '12:00'))]
    expect(aCopyOnTuesday({ source, occupied }).claims).toEqual(['horse 1, 17 10:00 – 17 11:00'])
  })

  it('a unit is taken with the minutes around the lesson', () => {
    const buffered = aSource({ staff: [], resources: { horse: 3 }, buffers: { before: 5, after: 20 } })
    const occupied = [busy('horse 1', tuesday('11:15', '12:00'))]
    expect(aCopyOnTuesday({ source: buffered, occupied }).claims).toEqual(['horse 2, 17 09:55 – 17 11:20'])
  })

  it('what takes them all is named, whoever it is', () => {
    const occupied = [
      busy('horse 1', tuesday('09:30', '10:30')),
      busy('horse 2', tuesday('10:00', '11:00')),
      away('horse 3', tuesday('10:30', '12:00')),
    ]
    expect(aCopyOnTuesday({ source, occupied })).toEqual({
      claims: [],
      conflicts: [
        'RESOURCE_BUSY Resource horse, 17 09:30 – 17 10:30',
        'RESOURCE_BUSY Resource horse, 17 10:00 – 17 11:00',
        'RESOURCE_UNAVAILABLE Resource horse, 17 10:30 – 17 12:00',
      ],
    })
  })

  it('a session on several units is named once', () => {
    const occupied = [...onAll(['horse 1', 'horse 2'], busy), busy('horse 3', tuesday('10:30', '11:30'))]
    expect(aCopyOnTuesday({ source, occupied }).conflicts).toEqual([
      'RESOURCE_BUSY Resource horse, 17 10:00 – 17 11:00',
      'RESOURCE_BUSY Resource horse, 17 10:30 – 17 11:30',
    ])
  })

  it('an absence of the whole resource is named once', () => {
    const days = between('2026-11-16T00:00', '2026-11-20T00:00')
    expect(aCopyOnTuesday({ source, occupied: onAll(unitsOf('horse', 3), away, days) }).conflicts).toEqual([
      'RESOURCE_UNAVAILABLE Resource horse, 16 00:00 – 20 00:00',
    ])
  })

  it('two sessions after one another on one unit are both named', () => {
    const source = aSource({ staff: [], resources: { room: 1 } })
    const occupied = [busy('room 1', tuesday('09:30', '10:30')), busy('room 1', tuesday('10:30', '11:30'))]
    expect(aCopyOnTuesday({ source, occupied }).conflicts).toEqual([
      'RESOURCE_BUSY Resource room, 17 09:30 – 17 10:30',
      'RESOURCE_BUSY Resource room, 17 10:30 – 17 11:30',
    ])
  })
})

describe('of several resources', () => {
  const source = aSource({ staff: ['lea'], resources: { court: 2, machine: 1 } })

  it('a copy takes a unit each, after the staff', () => {
    expect(aCopyOnTuesday({ source, occupied: [busy('court 1', lesson)] }).claims).toEqual([
      'lea, 17 10:00 – 17 11:00',
      'court 2, 17 10:00 – 17 11:00',
      'machine 1, 17 10:00 – 17 11:00',
    ])
  })

  it('none is taken when one has no free unit', () => {
    expect(aCopyOnTuesday({ source, occupied: [busy('machine 1', lesson)] })).toEqual({
      claims: [],
      conflicts: ['RESOURCE_BUSY Resource machine, 17 10:00 – 17 11:00'],
    })
  })

  it('a session that takes the staff member and all units is named against each', () => {
    const occupied = onAll(['lea', 'court 1', 'court 2', 'machine 1'], busy)
    expect(aCopyOnTuesday({ source, occupied }).conflicts).toEqual([
      'STAFF_BUSY StaffMember lea, 17 10:00 – 17 11:00',
      'RESOURCE_BUSY Resource court, 17 10:00 – 17 11:00',
      'RESOURCE_BUSY Resource machine, 17 10:00 – 17 11:00',
    ])
  })
})

describe('no longer offered is', () => {
  it.each([
    ['the product', ['ski'], ['Product ski']],
    ['a staff member', ['marc'], ['StaffMember marc']],
    ['a resource', ['court'], ['Resource court']],
    ['each of them', ['court', 'marc', 'ski'], ['Product ski', 'StaffMember marc', 'Resource court']],
  ])('%s that is not active any more', (_, inactive, subjects) => {
    const source = aSource({ staff: ['lea', 'marc'], resources: { court: 1, room: 1 }, inactive })
    expect(aCopyOnTuesday({ source })).toEqual({
      claims: [],
      conflicts: subjects.map((subject) => `NO_LONGER_OFFERED ${subject}`),
    })
  })

  it('a resource that has lost all its units', () => {
    const source = aSource({ staff: [], resources: { court: 0 } })
    expect(aCopyOnTuesday({ source })).toEqual({
      claims: [],
      conflicts: ['NO_LONGER_OFFERED Resource court'],
    })
  })

  it('a resource without units that is not active either, once', () => {
    const source = aSource({ staff: [], resources: { court: 0 }, inactive: ['court'] })
    expect(aCopyOnTuesday({ source }).conflicts).toEqual(['NO_LONGER_OFFERED Resource court'])
  })

  it('named beside what is taken', () => {
    const source = aSource({ staff: [], resources: { court: 1 }, inactive: ['court'] })
    expect(aCopyOnTuesday({ source, occupied: [busy('court 1', lesson)] }).conflicts).toEqual([
      'NO_LONGER_OFFERED Resource court',
      'RESOURCE_BUSY Resource court, 17 10:00 – 17 11:00',
    ])
  })
})
