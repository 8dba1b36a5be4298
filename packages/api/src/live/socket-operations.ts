import { randomUUID } from 'node:crypto'
import { GraphQLError, locatedError, type ExecutionArgs, type GraphQLSchema } from 'graphql'
import type { ServerOptions, SubscribePayload } from 'graphql-ws'
import type { Extra } from 'graphql-ws/use/ws'
import { bearerToken, createContext } from '../graphql/create-context.ts'
import type { Context } from '../graphql/context.ts'
import { DocumentCache } from '../graphql/document-cache.ts'
import { badUserInput } from '../graphql/errors.ts'
import { maskError } from '../graphql/mask-error.ts'
import { operationRules } from '../graphql/operation-gate.ts'
import type { Parts } from '../parts.ts'
import { subscribeShared, type SharedSubscription } from './share-execution.ts'
import type { SocketGuard, UpgradeCaller } from './socket-guard.ts'

const MAXIMUM_OPERATIONS = 5

/** "Try again later" (RFC 6455's registry). */
const TRY_AGAIN_LATER = 1013

/** What a client may say of itself when it connects; over HTTP the same stands in headers. */
export interface ConnectionParameters extends Record<string, unknown> {
  readonly authorization?: unknown
  readonly acceptLanguage?: unknown
}

export interface SocketOperationOptions {
  readonly schema: GraphQLSchema
  readonly parts: Parts
  readonly introspection: boolean
  readonly guard: SocketGuard
}

/**
 * What graphql-ws does with what comes over a socket. It parses and validates by itself, so what Apollo's settings do
 * for HTTP is done again here: the same gate, the same look at who is asking, the same masking.
 */
export function socketOperations({
  schema,
  parts,
  introspection,
  guard,
}: SocketOperationOptions): ServerOptions<ConnectionParameters, Extra> {
  const documents = new DocumentCache(schema, operationRules({ introspection }), introspection)
  return {
    schema,
    connectionInitWaitTimeout: 3_000,
    onConnect: async ({ extra: { socket }, connectionParams }) => {
      try {
        const { viewer } = await contextOf(parts, guard.callerOf(socket), connectionParams)
        return viewer === null || guard.watch(socket, viewer)
      } catch (error) {
        // Of the caller this says nothing: they are to come back, not to sign in again.
        parts.logger.warn({ err: error }, 'Cannot look up who opens a socket')
        socket.close(TRY_AGAIN_LATER, 'Busy: try again')
        return false
      }
    },
    onSubscribe: async ({ extra: { socket }, connectionParams, subscriptions }, id, payload) => {
      if (Object.keys(subscriptions).length > MAXIMUM_OPERATIONS) {
        return [badUserInput(`At most ${MAXIMUM_OPERATIONS} operations at a time on a socket.`)]
      }
      const checked = documents.check(payload.query)
      if ('errors' in checked) return checked.errors
      const context = await contextOf(parts, guard.callerOf(socket), connectionParams).catch(asGraphQLError)
      if (context instanceof GraphQLError) return [context]
      const { operationName, variables: variableValues } = payload
      const audience = audienceOf(payload, context)
      const args = { schema, ...checked, operationName, variableValues, contextValue: context }
      return { ...args, audience, socket, id } satisfies SharedSubscription as ExecutionArgs
    },
    subscribe: (args) => subscribeShared(args as SharedSubscription),
    // Of queries and mutations; what subscriptions tell is written as it is shared.
    onNext: (_context, _id, _payload, _args, { errors, data = null }) =>
      errors && { data, errors: errors.map((error) => masked(error, parts)) },
    onError: (_context, _id, _payload, errors) => errors.map((error) => masked(error, parts)),
  }
}

/** Those with the same may be given the same answers: the same question, but for where it begins, and equal rights. */
function audienceOf(
  { query, operationName, variables }: SubscribePayload,
  { viewer, language }: Context,
): string {
  const { after, ...others } = variables ?? {}
  // A cursor is a number; a variable of that name which is anything else may decide what is asked (@include).
  const asked = typeof after === 'number' ? others : variables
  try {
    return JSON.stringify([viewer?.organizationId, viewer?.role, language, operationName, query, asked])
  } catch {
    return randomUUID() // Nested too deep to be written: shared with nobody, and refused further on.
  }
}

function contextOf(
  parts: Parts,
  caller: UpgradeCaller,
  { authorization, acceptLanguage }: ConnectionParameters = {},
): Promise<Context> {
  return createContext(parts, {
    token: authorization === undefined ? caller.cookieToken : bearerToken(authorization),
    acceptLanguage: typeof acceptLanguage === 'string' ? acceptLanguage : caller.acceptLanguage,
    address: caller.address,
    cookies: null,
  })
}

/** To be masked like what a resolver throws; thrown from a hook it would close the socket and be told as it is. */
function asGraphQLError(error: unknown): GraphQLError {
  return locatedError(error, undefined)
}

function masked(error: GraphQLError, { logger }: Parts) {
  return maskError(error.toJSON(), error, logger)
}
