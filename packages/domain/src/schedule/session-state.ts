/** An instant as RFC 3339 says it, or in ms since 1970. */
type Instant = string | number

export interface SessionTimes {
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** SCHEDULED or CANCELLED; a value not known here counts as not cancelled. */
  readonly status: string
}

export interface SessionToRebook extends SessionTimes {
  readonly product: { readonly isPrivateLesson: boolean } | null
  readonly client: object | null
}

/** It has ended and was not cancelled. A lesson that ends now is over. */
export function isCompleted(session: SessionTimes, now: number): boolean {
  return session.status !== 'CANCELLED' && toMs(session.endsAt) <= now
}

/** It is a completed private lesson with a client: "Book again" is offered on it. */
export function canBeRebooked(session: SessionToRebook, now: number): boolean {
  return isCompleted(session, now) && session.product?.isPrivateLesson === true && session.client !== null
}

/** It has begun, is not over and was not cancelled. */
export function isUnderWay(session: SessionTimes, now: number): boolean {
  return session.status !== 'CANCELLED' && toMs(session.startsAt) <= now && now < toMs(session.endsAt)
}

function toMs(instant: Instant): number {
  return typeof instant === 'number' ? instant : Date.parse(instant)
}
