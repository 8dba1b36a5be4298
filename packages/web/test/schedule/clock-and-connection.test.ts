import { expect, test } from 'vitest'
import { latestBoundary } from '../../src/features/schedule/latest-boundary.ts'
import { reconnectDelay } from '../../src/features/schedule/reconnect-delay.ts'

test.each([
  [5, -Infinity],
  [10, 10],
  [19, 10],
  [20, 20],
  [99, 30],
])('at %i the last boundary reached is %d', (now, boundary) => {
  expect(latestBoundary([10, 20, 20, 30], now)).toBe(boundary)
})

test('a reconnection waits twice as long each time, up to 15 s, and never the same for all', () => {
  expect([1, 2, 3, 4, 5, 6, 20].map((failures) => reconnectDelay(failures, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 15000, 15000,
  ])
  expect(reconnectDelay(6, 0)).toBe(7500)
})
