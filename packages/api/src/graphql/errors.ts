import { GraphQLError } from 'graphql'

/** The codes that the contract promises; anything else is masked (mask-error.ts). */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'RATE_LIMITED'
  | 'TRY_AGAIN'
  | 'RELOAD_SCHEDULE'

/** An error that a caller may see as it is. What a person can act upon is data instead (Problem). */
export class CodedError extends GraphQLError {
  constructor(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}, cause?: unknown) {
    super(message, {
      extensions: { code, ...extensions },
      originalError: cause instanceof Error ? cause : undefined,
    })
  }
}

/** The database is busy, full or away: the same request may succeed in a moment, and is safe to repeat. */
export class TryAgainError extends CodedError {
  constructor(
    readonly reason: string | undefined,
    cause?: unknown,
    readonly retryAfterSeconds = 2,
  ) {
    super('TRY_AGAIN', `Busy: try again in ${retryAfterSeconds} seconds.`, { retryAfterSeconds }, cause)
  }
}

export const unauthenticated = () => new CodedError('UNAUTHENTICATED', 'Sign in first.')
export const forbidden = (message: string) => new CodedError('FORBIDDEN', message)
export const notFound = (what: string) => new CodedError('NOT_FOUND', `There is no such ${what}.`)
export const badUserInput = (message: string) => new CodedError('BAD_USER_INPUT', message)
export const rateLimited = (retryAfterSeconds: number) =>
  new CodedError('RATE_LIMITED', `Too many attempts: try again in ${retryAfterSeconds} seconds.`, {
    retryAfterSeconds,
  })
export const reloadSchedule = () =>
  new CodedError(
    'RELOAD_SCHEDULE',
    'The schedule has moved on too far: load it again, then subscribe from its version.',
  )
