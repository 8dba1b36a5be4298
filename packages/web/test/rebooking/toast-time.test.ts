import { expect, it } from 'vitest'
import { secondsUntil, standsForSeconds } from '../../src/features/rebooking/toast-time.ts'

const now = Date.parse('2026-11-21T10:00:00Z')

it('counts whole seconds down to none', () => {
  expect(secondsUntil('2026-11-21T10:00:04.200Z', now)).toBe(5)
  expect(secondsUntil('2026-11-21T09:59:00Z', now)).toBe(0)
})

it('stands ten seconds at least, and longer than a longer grace', () => {
  expect(standsForSeconds(null, now)).toBe(10)
  expect(standsForSeconds('2026-11-21T10:00:05Z', now)).toBe(10)
  expect(standsForSeconds('2026-11-21T10:01:00Z', now)).toBe(62)
})
