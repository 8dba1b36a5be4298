import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOutColumn, overlap, type ColumnEntry } from '../../src/schedule/lay-out-column.ts'

const entry = (id: string, from: number, to: number): ColumnEntry => ({ id, from, to })

test('a lesson alone takes the whole width, and so do lessons that only touch', () => {
  const placements = layOutColumn([entry('a', 540, 600), entry('b', 600, 660)])
  expect(placements.get('a')).toEqual({ lane: 0, lanes: 1, span: 1 })
  expect(placements.get('b')).toEqual({ lane: 0, lanes: 1, span: 1 })
})

test('two that overlap stand side by side, the longer of two that begin together on the left', () => {
  const placements = layOutColumn([entry('short', 540, 570), entry('long', 540, 660)])
  expect(placements.get('long')).toEqual({ lane: 0, lanes: 2, span: 1 })
  expect(placements.get('short')).toEqual({ lane: 1, lanes: 2, span: 1 })
})

test('one widens over the lanes that are free beside it', () => {
  const placements = layOutColumn([
    entry('a', 0, 100),
    entry('b', 10, 30),
    entry('c', 20, 40),
    entry('d', 50, 60),
  ])
  expect(placements.get('c')).toEqual({ lane: 2, lanes: 3, span: 1 })
  expect(placements.get('d')).toEqual({ lane: 1, lanes: 3, span: 2 })
})

const someColumn = fc.uniqueArray(
  fc
    .tuple(fc.uuid(), fc.integer({ min: 0, max: 1400 }), fc.integer({ min: 5, max: 300 }))
    .map(([id, from, length]) => entry(id, from, from + length)),
  { selector: ({ id }) => id, maxLength: 40 },
)

test('every entry has a place of its own: those that overlap share no lane, and none leaves the column', () => {
  fc.assert(
    fc.property(someColumn, (entries) => {
      const placements = layOutColumn(entries)
      const placed = entries.map((one) => ({ one, at: placements.get(one.id)! }))
      for (const { one, at } of placed) {
        expect(at.span).toBeGreaterThanOrEqual(1)
        expect(at.lane + at.span).toBeLessThanOrEqual(at.lanes)
        for (const { one: other, at: there } of placed) {
          if (other === one || !overlap(one, other)) continue
          expect(there.lanes).toBe(at.lanes)
          expect(at.lane + at.span <= there.lane || there.lane + there.span <= at.lane).toBe(true)
        }
      }
    }),
  )
})

test('no more lanes than lessons at once', () => {
  fc.assert(
    fc.property(someColumn, (entries) => {
      for (const one of entries) {
        const lanes = layOutColumn(entries).get(one.id)!.lanes
        const atOnce = Math.max(
          ...entries.map((at) => entries.filter(({ from, to }) => from <= at.from && at.from < to).length),
        )
        expect(lanes).toBeLessThanOrEqual(atOnce)
      }
    }),
    { numRuns: 50 },
  )
})

test('the order in which lessons arrive does not matter', () => {
  fc.assert(
    fc.property(someColumn, (entries) => {
      expect(layOutColumn(entries.toReversed())).toEqual(layOutColumn(entries))
    }),
  )
})
