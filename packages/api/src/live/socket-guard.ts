import type { IncomingMessage } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { CloseCode } from 'graphql-ws'
import type { WebSocket, WebSocketServer } from 'ws'
import { findRoles } from '../auth/find-viewer.ts'
import type { Viewer } from '../graphql/context.ts'
import type { Parts } from '../parts.ts'

/** How many sockets one address and one person may have open at a node. */
export interface SocketLimits {
  readonly perAddress: number
  readonly perPerson: number
}

const MESSAGES_A_MINUTE = 100

/** A socket whose token is of no use any more lives at most this long. */
const RECHECK_MS = 2_000

/** Sockets are sent away over this time, so that they do not all come back at the same moment. */
const SPREAD_MS = 2_000

/** "Service restart": clients come back by themselves (RFC 6455's registry; graphql-ws tries again on it). */
const SERVICE_RESTART = 1012

interface Guarded {
  readonly address: string
  viewer: Viewer | null
  messages: number
}

/** Knows the node's open sockets: counts them, limits what they send, and closes those that lose their right. */
export class SocketGuard {
  readonly #open = new Map<WebSocket, Guarded>()
  readonly #timers: NodeJS.Timeout[]

  constructor(
    private readonly parts: Parts,
    private readonly limits: SocketLimits,
  ) {
    this.#timers = [
      setInterval(() => void this.#closeRevoked(), RECHECK_MS),
      setInterval(() => this.#open.forEach((guarded) => (guarded.messages = 0)), 60_000),
    ]
  }

  hasRoomFor(request: IncomingMessage): boolean {
    const address = addressOf(request)
    return this.#count((guarded) => guarded.address === address) < this.limits.perAddress
  }

  admit(socket: WebSocket, request: IncomingMessage): void {
    const guarded: Guarded = { address: addressOf(request), viewer: null, messages: 0 }
    this.#open.set(socket, guarded)
    socket.once('close', () => this.#open.delete(socket))
    socket.on('message', () => {
      if (++guarded.messages > MESSAGES_A_MINUTE)
        socket.close(4429, 'Too many messages: try again in a minute')
    })
  }

  /** From now on the socket is this person's; false when they have too many already. */
  watch(socket: WebSocket, viewer: Viewer): boolean {
    const isTheirs = (guarded: Guarded) =>
      guarded.viewer !== null && personOf(guarded.viewer) === personOf(viewer)
    if (this.#count(isTheirs) >= this.limits.perPerson) return false
    const guarded = this.#open.get(socket)
    if (guarded) guarded.viewer = viewer
    return true
  }

  /** Tells every socket to come back, a few at a time; those that do not go are ended. */
  async sendAllAway(server: WebSocketServer): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    const sockets = [...server.clients]
    await Promise.all(
      sockets.map(async (socket, index) => {
        await sleep((SPREAD_MS * index) / sockets.length)
        socket.close(SERVICE_RESTART, 'Restarting: come back')
      }),
    )
    for (let tries = 0; server.clients.size > 0 && tries < 20; tries++) await sleep(50)
    for (const socket of server.clients) socket.terminate()
  }

  #count(matches: (guarded: Guarded) => boolean): number {
    return [...this.#open.values()].filter(matches).length
  }

  /** Signed out, expired, no longer active or with another role: on whatever node that happened. */
  async #closeRevoked(): Promise<void> {
    const viewers = new Map<string, Viewer>()
    for (const { viewer } of this.#open.values()) if (viewer) viewers.set(viewer.tokenHash, viewer)
    if (viewers.size === 0) return
    try {
      const roles = await findRoles(this.parts.orm.em.fork(), [...viewers.keys()], this.parts.now())
      for (const [socket, { viewer }] of this.#open) {
        if (!viewer || !viewers.has(viewer.tokenHash) || roles.get(viewer.tokenHash) === viewer.role) continue
        // Nothing is sent after the close frame, also not what is still being computed.
        socket.close(CloseCode.Unauthorized, 'Signed out')
      }
    } catch (error) {
      this.parts.logger.warn({ err: error }, 'Cannot look up who is still signed in; trying again')
    }
  }
}

/** A wall display counts for itself. */
const personOf = ({ staffMemberId, tokenHash }: Viewer) => staffMemberId ?? tokenHash

function addressOf(request: IncomingMessage): string {
  return request.socket.remoteAddress ?? ''
}
