import { describe, expect, it } from 'vitest'
import { notRebookableReason } from '../../src/rebooking/not-rebookable-reason.ts'
import { aSession, at } from '../builders.ts'

const now = at('2026-11-16T11:00')
const later = at('2026-11-16T12:00')

describe('a session can be booked again', () => {
  it('from the instant at which it ends', () => {
    expect(notRebookableReason(aSession({ endsAt: now }), now)).toBeNull()
    expect(notRebookableReason(aSession({ endsAt: now.add({ nanoseconds: 1 }) }), now)).toBe('NOT_COMPLETED')
  })

  it('long after it has ended', () => {
    expect(notRebookableReason(aSession({ endsAt: now.subtract({ hours: 24 * 300 }) }), now)).toBeNull()
  })
})

describe('a session cannot be booked again', () => {
  it.each([
    ['that was cancelled', { status: 'CANCELLED' }, 'CANCELLED'],
    ['that is no private lesson', { isPrivateLesson: false }, 'NOT_A_PRIVATE_LESSON'],
    ['that has no client', { hasClient: false }, 'NO_CLIENT'],
    ['that is not over yet', { endsAt: later }, 'NOT_COMPLETED'],
  ] as const)('%s', (_, words, reason) => {
    expect(notRebookableReason(aSession(words), now)).toBe(reason)
  })

  it.each([
    [
      'cancelled, of whatever sort',
      { status: 'CANCELLED', isPrivateLesson: false, hasClient: false, endsAt: later },
      'CANCELLED',
    ],
    [
      'no private lesson, without a client',
      { isPrivateLesson: false, hasClient: false, endsAt: later },
      'NOT_A_PRIVATE_LESSON',
    ],
    ['no client, and not over yet', { hasClient: false, endsAt: later }, 'NO_CLIENT'],
  ] as const)('and is told what lasts before what passes: %s', (_, words, reason) => {
    expect(notRebookableReason(aSession(words), now)).toBe(reason)
  })
})
