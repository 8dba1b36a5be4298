import { expect, test } from 'vitest'
import { moveFocus, type Move } from '../../src/features/schedule/move-focus.ts'

/** Three columns; the second has no lesson. Two of the first begin together. */
const places = [
  { id: 'a1', x: 0, y: 540 },
  { id: 'a2', x: 0, y: 540 },
  { id: 'a3', x: 0, y: 720 },
  { id: 'c1', x: 2, y: 480 },
  { id: 'c2', x: 2, y: 700 },
]
const from = (id: string) => places.find((place) => place.id === id)!

test.each<[string, Move, string]>([
  ['a1', 'ArrowDown', 'a2'],
  ['a2', 'ArrowUp', 'a1'],
  ['a1', 'ArrowUp', 'a1'],
  ['a3', 'ArrowDown', 'a3'],
  ['a3', 'ArrowRight', 'c2'],
  ['a1', 'ArrowRight', 'c1'],
  ['c2', 'ArrowLeft', 'a3'],
  ['c2', 'ArrowRight', 'c2'],
  ['a1', 'ArrowLeft', 'a1'],
  ['a2', 'End', 'a3'],
  ['a3', 'Home', 'a1'],
  ['a2', 'Last', 'c2'],
  ['c2', 'First', 'a1'],
])('from %s %s leads to %s', (start, move, end) => {
  expect(moveFocus(places, from(start), move).id).toBe(end)
})
