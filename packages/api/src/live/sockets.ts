import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { GraphQLError, locatedError, type ExecutionArgs, type GraphQLSchema } from 'graphql'
import type { ServerOptions, SubscribePayload } from 'graphql-ws'
import { useServer, type Extra } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import type { Context } from '../graphql/context.ts'
import { bearerToken, cookieToken, createContext } from '../graphql/create-context.ts'
import { DocumentCache } from '../graphql/document-cache.ts'
import { badUserInput } from '../graphql/errors.ts'
import { maskError } from '../graphql/mask-error.ts'
import { operationRules } from '../graphql/operation-gate.ts'
import type { Parts } from '../parts.ts'
import { subscribeShared } from './share-execution.ts'
import { SocketGuard, type SocketLimits } from './socket-guard.ts'

const MAXIMUM_FRAME_BYTES = 64 * 1024
const MAXIMUM_OPERATIONS = 5

/** A peer that does not answer a ping before the next one is gone: within 24 s of falling silent. */
const KEEP_ALIVE_MS = 12_000

/** RFC 6455's registry; graphql-ws tries again on it. */
const TRY_AGAIN_LATER = 1013

export interface SocketOptions {
  readonly httpServer: Server
  readonly schema: GraphQLSchema
  readonly parts: Parts
  readonly introspection: boolean
  /** Beside the application's own. */
  readonly allowedOrigins: readonly string[]
  readonly limits: SocketLimits
}

type WithAudience = ExecutionArgs & { readonly audience: string }

/**
 * GraphQL over WebSocket (graphql-transport-ws) on /graphql. graphql-ws parses and validates by itself, so what
 * Apollo's settings do for HTTP is done again here: the same gate, the same masking, and Origin at the upgrade.
 */
export function serveSockets({
  httpServer,
  schema,
  parts,
  introspection,
  allowedOrigins,
  limits,
}: SocketOptions) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_FRAME_BYTES })
  const guard = new SocketGuard(parts, limits)
  const origins = new Set([new URL(parts.publicUrl).origin, ...allowedOrigins])
  httpServer.on('upgrade', (request, socket: Duplex, head) => {
    // Not by URL, which throws on a path such as //.
    if (request.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found')
    if (!isAllowed(request, origins)) return refuse(socket, '403 Forbidden')
    if (!guard.hasRoomFor(request)) return refuse(socket, '429 Too Many Requests')
    sockets.handleUpgrade(request, socket, head, (ws) => {
      guard.admit(ws, request)
      sockets.emit('connection', ws, request)
    })
  })
  const documents = new DocumentCache(schema, operationRules({ introspection }))
  const options: ServerOptions<ConnectionParameters, Extra> = {
    connectionInitWaitTimeout: 3_000,
    onConnect: async ({ extra, connectionParams }) => {
      try {
        const { viewer } = await contextOf(parts, extra.request, connectionParams)
        return viewer === null || guard.watch(extra.socket, viewer)
      } catch (error) {
        // Of the caller this says nothing: they are to come back, not to sign in again.
        parts.logger.warn({ err: error }, 'Cannot look up who opens a socket')
        extra.socket.close(TRY_AGAIN_LATER, 'Busy: try again')
        return false
      }
    },
    onSubscribe: async ({ extra, connectionParams, subscriptions }, _id, payload) => {
      if (Object.keys(subscriptions).length > MAXIMUM_OPERATIONS) {
        return [badUserInput(`At most ${MAXIMUM_OPERATIONS} operations at a time on a socket.`)]
      }
      const checked = documents.check(payload.query)
      if ('errors' in checked) return checked.errors
      const context = await contextOf(parts, extra.request, connectionParams).catch(asGraphQLError)
      if (context instanceof GraphQLError) return [context]
      const { operationName, variables: variableValues } = payload
      const audience = audienceOf(payload, context)
      const args = { schema, ...checked, operationName, variableValues, contextValue: context, audience }
      return args satisfies WithAudience as ExecutionArgs
    },
    subscribe: (args) => subscribeShared(args, (args as WithAudience).audience),
    onNext: (_context, _id, _payload, _args, { errors, data = null }) =>
      errors && { data, errors: errors.map((error) => masked(error, parts)) },
    onError: (_context, _id, _payload, errors) => errors.map((error) => masked(error, parts)),
  }
  useServer<ConnectionParameters>({ schema, ...options }, sockets, KEEP_ALIVE_MS)
  return { close: () => guard.sendAllAway(sockets) }
}

interface ConnectionParameters extends Record<string, unknown> {
  readonly authorization?: unknown
  readonly acceptLanguage?: unknown
}

/** Browsers always send Origin with an upgrade; whoever sends none is no browser, and has no cookie to misuse. */
function isAllowed({ headers }: IncomingMessage, origins: ReadonlySet<string>): boolean {
  if (headers.origin === undefined) return true
  if (origins.has(headers.origin)) return true
  // Reached under another name of this machine (localhost, 127.0.0.1): the page and the socket share it.
  return URL.canParse(headers.origin) && new URL(headers.origin).host === headers.host
}

/** Without the listener, a peer that is gone by now would end the process. */
function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined)
  socket.once('finish', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** Those with the same may be given the same answers: the same question, but for where it begins, and equal rights. */
function audienceOf(
  { query, operationName, variables }: SubscribePayload,
  { viewer, language }: Context,
): string {
  const { after: _after, ...others } = variables ?? {}
  return JSON.stringify([viewer?.organizationId, viewer?.role, language, operationName, query, others])
}

function contextOf(
  parts: Parts,
  request: IncomingMessage,
  parameters: ConnectionParameters = {},
): Promise<Context> {
  const { authorization, acceptLanguage } = parameters
  return createContext(parts, {
    token: authorization === undefined ? cookieToken(request, parts.publicUrl) : bearerToken(authorization),
    acceptLanguage: typeof acceptLanguage === 'string' ? acceptLanguage : request.headers['accept-language'],
    address: request.socket.remoteAddress ?? '',
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
