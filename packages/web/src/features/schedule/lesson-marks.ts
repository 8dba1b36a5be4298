import type { SessionCard } from './session-card.fragment.ts'

/** What a lesson's state says beside its time; each has an icon and words. */
export type LessonMark = 'cancelled' | 'bookedAgain' | 'paid' | 'unpaid' | 'refunded' | 'mailProblem'

/** In the order in which they matter to staff. */
export function lessonMarks(session: SessionCard): LessonMark[] {
  const marks: LessonMark[] = []
  if (session.status === 'CANCELLED') marks.push('cancelled')
  if (hasMailProblem(session)) marks.push('mailProblem')
  if (session.order && session.status !== 'CANCELLED') {
    if (session.order.status === 'PAID') marks.push('paid')
    if (session.order.status === 'PENDING_PAYMENT') marks.push('unpaid')
    if (session.order.status === 'REFUNDED') marks.push('refunded')
  }
  if (session.rebooking) marks.push('bookedAgain')
  return marks
}

/** The newest mail about its order did not arrive; the mail of a cancelled lesson is nobody's worry any more. */
function hasMailProblem(session: SessionCard): boolean {
  const newest = session.order?.emails[0]
  return session.status !== 'CANCELLED' && (newest?.status === 'BOUNCED' || newest?.status === 'FAILED')
}
