import { ApolloError, type ObservableSubscription } from '@apollo/client/core'
import { apollo } from '../../apollo/client.ts'
import { announceSignedOut } from '../../apollo/signed-out.ts'
import {
  ScheduleChangedSubscription,
  ScheduleVersionSubscription,
  type ScheduleChange,
} from './schedule.documents.ts'

/** The server speaks at least every 15 s; after this long it is taken for gone. */
const SILENCE_MS = 35_000
/** How long a version may be announced before its change arrives. */
const LAG_MS = 3_000

/** Why the stream ended: the schedule must be loaded anew, or the connection was lost. Either way it is loaded anew. */
export type WatchEnd = 'reload' | 'lost'

export interface Watch {
  heldVersion(): number
  /** Something arrived; with the newest version of the organization when it was the heartbeat. */
  heard(newest: number | null): void
  changed(change: ScheduleChange): 'applied' | 'known' | 'gap'
  readonly signal: AbortSignal
}

/** Follows the changes after the held version until the stream ends, for whatever reason; never rejects. */
export function watchSchedule(watch: Watch): Promise<WatchEnd> {
  return new Promise((resolve) => {
    const subscriptions: ObservableSubscription[] = []
    let silence = setTimeout(end, SILENCE_MS, 'lost')
    let lag: ReturnType<typeof setTimeout> | undefined

    function end(reason: WatchEnd): void {
      clearTimeout(silence)
      clearTimeout(lag)
      removeEventListener('offline', endAsLost)
      watch.signal.removeEventListener('abort', endAsLost)
      for (const subscription of subscriptions) subscription.unsubscribe()
      resolve(reason)
    }

    function endAsLost(): void {
      end('lost')
    }

    function fail(error: unknown): void {
      const codes = codesOf(error)
      if (codes.includes('UNAUTHENTICATED')) announceSignedOut()
      end(codes.includes('RELOAD_SCHEDULE') ? 'reload' : 'lost')
    }

    function hear(newest: number | null): void {
      clearTimeout(silence)
      silence = setTimeout(end, SILENCE_MS, 'lost')
      watch.heard(newest)
      if (newest === null || newest <= watch.heldVersion()) return
      clearTimeout(lag)
      lag = setTimeout(() => newest > watch.heldVersion() && end('reload'), LAG_MS)
    }

    addEventListener('offline', endAsLost)
    watch.signal.addEventListener('abort', endAsLost)
    const variables = { after: watch.heldVersion() }
    subscriptions.push(
      apollo.subscribe({ query: ScheduleChangedSubscription, variables }).subscribe({
        next({ data }) {
          if (!data) return
          hear(null)
          if (watch.changed(data.scheduleChanged) === 'gap') end('reload')
        },
        error: fail,
        complete: endAsLost,
      }),
      apollo.subscribe({ query: ScheduleVersionSubscription }).subscribe({
        next: ({ data }) => data && hear(data.scheduleVersion),
        error: fail,
        complete: endAsLost,
      }),
    )
  })
}

function codesOf(error: unknown): unknown[] {
  return error instanceof ApolloError ? error.graphQLErrors.map(({ extensions }) => extensions?.['code']) : []
}
