import { Temporal } from 'temporal-polyfill'

/** What decides whether a session may be copied at all. */
export interface RebookableSession {
  readonly status: 'SCHEDULED' | 'CANCELLED'
  readonly endsAt: Temporal.Instant
  readonly isPrivateLesson: boolean
  readonly hasClient: boolean
}

export type NotRebookableReason = 'CANCELLED' | 'NOT_A_PRIVATE_LESSON' | 'NO_CLIENT' | 'NOT_COMPLETED'

/**
 * Why a session cannot be booked again on any day; null when it can. The lasting reasons come first:
 * a lesson that is not over yet may be told to wait, a meeting may not.
 */
export function notRebookableReason(
  session: RebookableSession,
  now: Temporal.Instant,
): NotRebookableReason | null {
  if (session.status === 'CANCELLED') return 'CANCELLED'
  if (!session.isPrivateLesson) return 'NOT_A_PRIVATE_LESSON'
  if (!session.hasClient) return 'NO_CLIENT'
  return Temporal.Instant.compare(session.endsAt, now) <= 0 ? null : 'NOT_COMPLETED'
}
