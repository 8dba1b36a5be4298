import { expect, it } from 'vitest'
import { repeatDelay } from '../../src/features/rebooking/repeat-delay.ts'

it('waits longer each time, then leaves it to the person', () => {
  expect([1, 2, 3, 4].map((repeat) => repeatDelay(repeat, null))).toEqual([500, 1000, 2000, null])
})

it('waits as long as the server asks, within what a person will wait for', () => {
  expect(repeatDelay(1, 2)).toBe(2000)
  expect(repeatDelay(3, 1)).toBe(2000)
  expect(repeatDelay(1, 30)).toBeNull()
})
