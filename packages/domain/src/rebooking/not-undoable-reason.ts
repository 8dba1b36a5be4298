import { Temporal } from 'temporal-polyfill'

export type NotUndoableReason = 'ALREADY_PAID' | 'ALREADY_BEGUN'

/** Why a rebooking can no longer be taken back: its order has been paid, or one of its sessions has begun. */
export function notUndoableReason(
  orderStatus: 'PENDING_PAYMENT' | 'PAID' | 'CANCELLED' | 'REFUNDED',
  sessions: readonly { readonly startsAt: Temporal.Instant }[],
  now: Temporal.Instant,
): NotUndoableReason | null {
  if (orderStatus === 'PAID' || orderStatus === 'REFUNDED') return 'ALREADY_PAID'
  const hasBegun = sessions.some(({ startsAt }) => Temporal.Instant.compare(startsAt, now) <= 0)
  return hasBegun ? 'ALREADY_BEGUN' : null
}
