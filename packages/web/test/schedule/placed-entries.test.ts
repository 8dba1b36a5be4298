import { describe, expect, test } from 'vitest'
import {
  columnKey,
  createPlacer,
  NOBODY,
  type ColumnKey,
  type Placed,
} from '../../src/features/schedule/placed-entries.ts'
import type { SessionCard } from '../../src/features/schedule/session-card.fragment.ts'
import { aSession } from './a-session.ts'

const ben = { id: 'ben', name: 'Ben' }
const ana = { id: 'ana', name: 'Ana' }
const staffOf = ({ staff }: SessionCard) => (staff.length > 0 ? staff.map(({ id }) => id) : [NOBODY])

function columnsOf() {
  return new Map<ColumnKey, readonly Placed<SessionCard>[]>()
}

describe('placing sessions into columns', () => {
  test('a lesson of two people stands in both columns, one of nobody in its own', () => {
    const columns = columnsOf()
    createPlacer('Europe/Paris', staffOf)(
      [aSession({ id: 'both', staff: [ana, ben] }), aSession({ id: 'free', staff: [] })],
      columns,
    )
    expect([...columns.keys()].sort()).toEqual(['ana|2026-11-21', 'ben|2026-11-21', 'nobody|2026-11-21'])
    expect(columns.get(columnKey('ana', '2026-11-21'))?.[0]).toMatchObject({ from: 540, to: 600 })
  })

  test('a column is in order of time', () => {
    const columns = columnsOf()
    const late = aSession({ id: 'late', startsAt: '2026-11-21T12:00:00Z', endsAt: '2026-11-21T13:00:00Z' })
    createPlacer('Europe/Paris', staffOf)([late, aSession({ id: 'early' })], columns)
    expect(columns.get('ana|2026-11-21')?.map(({ entry }) => entry.id)).toEqual(['early', 'late'])
  })

  test('a change leaves the other columns the very same, and removes those that become empty', () => {
    const columns = columnsOf()
    const place = createPlacer('Europe/Paris', staffOf)
    const kept = aSession({ id: 'kept', staff: [ben] })
    place([kept, aSession({ id: 'moved' })], columns)
    const before = columns.get('ben|2026-11-21')
    place(
      [kept, aSession({ id: 'moved', startsAt: '2026-11-23T08:00:00Z', endsAt: '2026-11-23T09:00:00Z' })],
      columns,
    )
    expect(columns.get('ben|2026-11-21')).toBe(before)
    expect([...columns.keys()].sort()).toEqual(['ana|2026-11-23', 'ben|2026-11-21'])
  })
})
