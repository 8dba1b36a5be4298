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

/** What the upgrade's request said of who opens the socket. */
export interface UpgradeCaller {
  readonly cookieToken: string | null
  readonly acceptLanguage: string | undefined
  readonly address: string
}

interface Guarded {
  readonly caller: UpgradeCaller
  viewer: Viewer | null
  messages: number
}

/** Knows the node's open sockets: counts them, limits what they send, and closes those that lose their right. */
export class SocketGuard {
  readonly #open = new Map<WebSocket, Guarded>()
  /** Open sockets by address, and by person. */
  readonly #counts = new Map<string, number>()
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

  hasRoomFor({ address }: UpgradeCaller): boolean {
    return (this.#counts.get(address) ?? 0) < this.limits.perAddress
  }

  admit(socket: WebSocket, caller: UpgradeCaller): void {
    const guarded: Guarded = { caller, viewer: null, messages: 0 }
    this.#open.set(socket, guarded)
    this.#count(caller.address, 1)
    socket.once('close', () => this.#leave(socket, guarded))
    socket.on('message', () => {
      if (++guarded.messages > MESSAGES_A_MINUTE)
        socket.close(4429, 'Too many messages: try again in a minute')
    })
  }

  callerOf(socket: WebSocket): UpgradeCaller {
    const guarded = this.#open.get(socket)
    if (!guarded) throw new Error('The socket is closed')
    return guarded.caller
  }

  /** From now on the socket is this person's; false when they have too many already. */
  watch(socket: WebSocket, viewer: Viewer): boolean {
    const guarded = this.#open.get(socket)
    if (!guarded || (this.#counts.get(personOf(viewer)) ?? 0) >= this.limits.perPerson) return false
    guarded.viewer = viewer
    this.#count(personOf(viewer), 1)
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

  #leave(socket: WebSocket, { caller, viewer }: Guarded): void {
    this.#open.delete(socket)
    this.#count(caller.address, -1)
    if (viewer) this.#count(personOf(viewer), -1)
  }

  #count(key: string, difference: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + difference
    if (count > 0) this.#counts.set(key, count)
    else this.#counts.delete(key)
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
