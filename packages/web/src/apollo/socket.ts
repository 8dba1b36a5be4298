import { createClient, type Client } from 'graphql-ws'
import { announceSignedOut } from './signed-out.ts'

/** A connection that hangs in opening is given up after this; a busy node answers within a few seconds. */
const ACKNOWLEDGE_WITHIN_MS = 10_000

/**
 * The one socket of the calendar, opened by the first subscription. The cookie signs it in.
 * It does not retry by itself: a repeated subscription must start after the version that was seen last,
 * which only the feed knows (useScheduleFeed.ts).
 */
export const socket: Client = createClient({
  url: () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
  retryAttempts: 0,
  connectionAckWaitTimeout: ACKNOWLEDGE_WITHIN_MS,
  lazyCloseTimeout: 1_000,
  on: { closed: (event) => isRefusal(event) && announceSignedOut() },
})

/** 4401 Unauthorized and 4403 Forbidden: the cookie is gone, has expired or was revoked. */
function isRefusal(event: unknown): boolean {
  return event instanceof CloseEvent && (event.code === 4401 || event.code === 4403)
}
