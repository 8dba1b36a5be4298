import { createClient, type Client } from 'graphql-ws'
import { announceSignedOut } from './signed-out.ts'

/** A connection that hangs in opening is given up after this; a busy node answers within a few seconds. */
const ACKNOWLEDGE_WITHIN_MS = 10_000

export interface SocketOptions {
  /** Sent with `connection_init`; without an `authorization` in it the cookie signs in. */
  readonly connectionParams?: Record<string, unknown>
  /** The server has closed it: what signed it in is gone, has expired or was revoked. */
  onRefused(): void
}

/**
 * A socket that is opened by its first subscription. It does not retry by itself: a repeated subscription must start
 * after the version that was seen last, which only the feed knows (useScheduleFeed.ts).
 */
export function createSocket({ connectionParams = {}, onRefused }: SocketOptions): Client {
  return createClient({
    url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams,
    retryAttempts: 0,
    connectionAckWaitTimeout: ACKNOWLEDGE_WITHIN_MS,
    lazyCloseTimeout: 1_000,
    on: { closed: (event) => isRefusal(event) && onRefused() },
  })
}

/** The one socket of the calendar. The cookie signs it in. */
export const socket = createSocket({ onRefused: announceSignedOut })

/** 4401 Unauthorized and 4403 Forbidden. */
function isRefusal(event: unknown): boolean {
  return event instanceof CloseEvent && (event.code === 4401 || event.code === 4403)
}
