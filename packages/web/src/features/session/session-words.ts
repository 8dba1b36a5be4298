import type { NotRebookableReason } from '@reprise/domain/rebooking/not-rebookable-reason'
import {
  canBeRebooked,
  isCompleted,
  isUnderWay,
  type SessionTimes,
  type SessionToRebook,
} from '@reprise/domain/schedule/session-state'

export type SessionState = 'upcoming' | 'running' | 'completed' | 'cancelled'

/** The state in one word, as of `now` (ms since 1970). */
export function sessionState(session: SessionTimes, now: number): SessionState {
  if (session.status === 'CANCELLED') return 'cancelled'
  if (isCompleted(session, now)) return 'completed'
  return isUnderWay(session, now) ? 'running' : 'upcoming'
}

/**
 * Why the session cannot be booked again as of `now` (ms since 1970); null when it can. A lasting reason comes first:
 * only a lesson that has none is told to wait.
 */
export function whyNotRebookable(session: SessionToRebook, now: number): NotRebookableReason | null {
  if (canBeRebooked(session, now)) return null
  if (session.status === 'CANCELLED') return 'CANCELLED'
  if (!session.product?.isPrivateLesson) return 'NOT_A_PRIVATE_LESSON'
  return session.client ? 'NOT_COMPLETED' : 'NO_CLIENT'
}
