import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler } from 'express'
import type { Logger } from 'pino'
import { outcomeOf } from './database/sql-state.ts'
import { TryAgainError } from './graphql/errors.ts'

/** What a client of the API can act upon, by status; of other failures it learns their name alone. */
const EXPLAINED: Readonly<Record<number, string>> = {
  400: 'The body is not what it says it is: send JSON.',
  413: 'The request is larger than 100 kB.',
  415: 'Send JSON in UTF-8, plain or compressed with gzip, deflate or br.',
}

/**
 * Answers what failed outside of GraphQL, such as a body that cannot be read. Express would tell the stack of it, and
 * leave out the headers of every other answer.
 */
export function answerErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error)
    const status = statusOf(error)
    if (status >= 500) logger.error({ err: error, path: request.path }, 'A request failed')
    if (status === 503) response.set('retry-after', String(new TryAgainError(undefined).retryAfterSeconds))
    const message = EXPLAINED[status] ?? STATUS_CODES[status]
    response.status(status)
    if (request.path !== '/graphql') return response.type('text').send(message)
    const code = status >= 500 ? 'INTERNAL_SERVER_ERROR' : 'BAD_USER_INPUT'
    return response.json({ errors: [{ message, extensions: { code } }] })
  }
}

/** Express and its parsers give their errors a status; what has none is ours, or the database's. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : undefined
  if (typeof status === 'number' && status >= 400 && status < 600) return status
  return outcomeOf(error) === 'FATAL' ? 500 : 503
}
