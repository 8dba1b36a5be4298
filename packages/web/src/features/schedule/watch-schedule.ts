import type { ScheduleStream } from './schedule-stream.ts'
import type { ScheduleChange } from './schedule.documents.ts'

/** The server speaks at least every 15 s; after this long it is taken for gone. */
export const SILENCE_MS = 35_000
/** How long a version may be announced before its change arrives. */
export const LAG_MS = 3_000

/** Why the stream ended: changes are missing, or the connection is. Either way the schedule is loaded anew. */
export type WatchEnd = 'reload' | 'lost'

export interface Watch {
  readonly stream: ScheduleStream
  /** Aborted when nobody watches any more, or the network is known to be gone. */
  readonly signal: AbortSignal
  heldVersion(): number
  /** Something arrived; with the newest version of the organization when it was the heartbeat. */
  heard(newest: number | null): void
  changed(change: ScheduleChange): 'applied' | 'known' | 'gap'
}

/** Follows the changes after the held version until the stream ends, for whatever reason; never rejects. */
export function watchSchedule(watch: Watch): Promise<WatchEnd> {
  return new Promise((resolve) => {
    const closers: (() => void)[] = []
    let silence = setTimeout(finish, SILENCE_MS, 'lost')
    let lag: ReturnType<typeof setTimeout> | undefined

    function finish(reason: WatchEnd): void {
      clearTimeout(silence)
      clearTimeout(lag)
      watch.signal.removeEventListener('abort', lose)
      for (const close of closers.splice(0)) close()
      resolve(reason)
    }

    function lose(): void {
      finish('lost')
    }

    function hear(newest: number | null): void {
      clearTimeout(silence)
      silence = setTimeout(finish, SILENCE_MS, 'lost')
      watch.heard(newest)
      if (newest === null || newest <= watch.heldVersion()) return
      clearTimeout(lag)
      lag = setTimeout(() => newest > watch.heldVersion() && finish('reload'), LAG_MS)
    }

    function end(codes: readonly unknown[]): void {
      finish(codes.includes('RELOAD_SCHEDULE') ? 'reload' : 'lost')
    }

    function receive(change: ScheduleChange): void {
      hear(null)
      if (watch.changed(change) === 'gap') finish('reload')
    }

    if (watch.signal.aborted) return lose()
    watch.signal.addEventListener('abort', lose)
    closers.push(watch.stream.changes(watch.heldVersion(), { next: receive, end }))
    closers.push(watch.stream.versions({ next: hear, end }))
  })
}
