import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { GraphQLSchema } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import { WebSocketServer } from 'ws'
import type { Parts } from '../parts.ts'
import { cookieToken } from '../graphql/create-context.ts'
import { SocketGuard, type SocketLimits } from './socket-guard.ts'
import { socketOperations, type ConnectionParameters } from './socket-operations.ts'

const MAXIMUM_FRAME_BYTES = 64 * 1024

/** A peer that does not answer a ping before the next one is gone: within 24 s of falling silent. */
const KEEP_ALIVE_MS = 12_000

export interface SocketOptions {
  readonly httpServer: Server
  readonly schema: GraphQLSchema
  readonly parts: Parts
  readonly introspection: boolean
  /** Beside the application's own. */
  readonly allowedOrigins: readonly string[]
  readonly limits: SocketLimits
}

/** GraphQL over WebSocket (graphql-transport-ws) on /graphql. Origin is checked at the upgrade. */
export function serveSockets(options: SocketOptions): { close(): Promise<void> } {
  const { httpServer, schema, parts, introspection, allowedOrigins, limits } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_FRAME_BYTES })
  const guard = new SocketGuard(parts, limits)
  const origins = new Set([new URL(parts.publicUrl).origin, ...allowedOrigins])
  httpServer.on('upgrade', (request, socket: Duplex, head) => {
    // Not by URL, which throws on a path such as //.
    if (request.url?.split('?')[0] !== '/graphql') return refuse(socket, '404 Not Found')
    if (!isAllowed(request, origins)) return refuse(socket, '403 Forbidden')
    const caller = {
      cookieToken: cookieToken(request, parts.publicUrl),
      acceptLanguage: request.headers['accept-language'],
      address: request.socket.remoteAddress ?? '',
    }
    if (!guard.hasRoomFor(caller)) return refuse(socket, '429 Too Many Requests')
    sockets.handleUpgrade(request, socket, head, (ws) => {
      guard.admit(ws, caller)
      // graphql-ws keeps what it is given here for as long as the socket lives; of a request we need the caller only.
      sockets.emit('connection', ws, undefined)
    })
  })
  useServer<ConnectionParameters>(
    socketOperations({ schema, parts, introspection, guard }),
    sockets,
    KEEP_ALIVE_MS,
  )
  return { close: () => guard.sendAllAway(sockets) }
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
