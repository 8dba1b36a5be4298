import { describe, expect, it } from 'vitest'
import { notUndoableReason } from '../../src/rebooking/not-undoable-reason.ts'
import { at, tuesday } from '../builders.ts'

const now = at('2026-11-17T10:00')
const toCome = tuesday('10:01', '11:00')
const begunNow = tuesday('10:00', '11:00')
const over = tuesday('08:00', '09:00')

describe('a rebooking can be taken back', () => {
  it.each([
    ['while its order is unpaid and its sessions are to come', 'PENDING_PAYMENT', [toCome], null],
    ['also when its order was cancelled', 'CANCELLED', [toCome], null],
    ['not once it is paid', 'PAID', [toCome], 'ALREADY_PAID'],
    ['not when the money went back', 'REFUNDED', [toCome], 'ALREADY_PAID'],
    ['not from the instant at which a session begins', 'PENDING_PAYMENT', [begunNow], 'ALREADY_BEGUN'],
    [
      'not when the last of its sessions alone has begun',
      'PENDING_PAYMENT',
      [toCome, toCome, over],
      'ALREADY_BEGUN',
    ],
    ['and hears of the payment first', 'PAID', [over], 'ALREADY_PAID'],
  ] as const)('%s', (_, orderStatus, sessions, reason) => {
    expect(notUndoableReason(orderStatus, sessions, now)).toBe(reason)
  })
})
