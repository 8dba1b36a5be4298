import { HeaderMap, type ApolloServerPlugin } from '@apollo/server'
import { GraphQLError } from 'graphql'
import { outcomeOf } from '../database/sql-state.ts'
import type { Context } from './context.ts'
import { TryAgainError } from './errors.ts'

/** An answer that says "try again" says so in HTTP's own terms too, for clients and proxies that know only those. */
export const retryAfterPlugin: ApolloServerPlugin<Context> = {
  requestDidStart() {
    return Promise.resolve({
      willSendResponse({ response: { body, http } }) {
        const errors = body.kind === 'single' ? (body.singleResult.errors ?? []) : []
        for (const { extensions } of errors) {
          if (typeof extensions?.['retryAfterSeconds'] !== 'number') continue
          http.status = extensions['code'] === 'RATE_LIMITED' ? 429 : 503
          http.headers.set('retry-after', String(extensions['retryAfterSeconds']))
        }
        return Promise.resolve()
      },
    })
  },
}

/**
 * Throws on what failed before there was an operation, which Apollo answers without asking plugins: a database that is
 * busy or away as a 503, by `extensions.http`, which Apollo takes out of the answer.
 */
export function throwForHttp(error: unknown): never {
  if (!(error instanceof Error) || outcomeOf(error) === 'FATAL') throw error
  const { message, extensions, retryAfterSeconds } = new TryAgainError(undefined)
  const headers = new HeaderMap([['retry-after', String(retryAfterSeconds)]])
  const http = { status: 503, headers }
  throw new GraphQLError(message, { originalError: error, extensions: { ...extensions, http } })
}
