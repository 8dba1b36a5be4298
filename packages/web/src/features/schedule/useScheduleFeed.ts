import { onScopeDispose, shallowRef } from 'vue'
import { reconnectDelay } from './reconnect-delay.ts'
import type { ScheduleSource } from './schedule-source.ts'
import type { ScheduleChange } from './schedule.documents.ts'
import type { ScheduleStore } from './useSchedule.ts'
import { watchSchedule, type WatchEnd } from './watch-schedule.ts'

interface FeedListener {
  changed(change: ScheduleChange): void
  reloaded(): void
}

/**
 * Keeps the schedule live: load, subscribe after the version loaded, and the same again whenever the stream ends,
 * so that nothing between two connections can be missed.
 */
export function useScheduleFeed(source: ScheduleSource, store: ScheduleStore, listener: FeedListener) {
  const isStreaming = shallowRef(false)
  /** When what is shown was last known to be the newest, in ms since 1970. */
  const confirmedAt = shallowRef<number | null>(null)
  const ended = new AbortController()
  let connection = new AbortController()
  let wake: () => void = () => undefined
  let failures = 0

  onScopeDispose(() => ended.abort())
  addEventListener('offline', startOver, { signal: ended.signal })
  addEventListener('online', tryNow, { signal: ended.signal })
  document.addEventListener('visibilitychange', tryNow, { signal: ended.signal })
  void keepFollowing()

  async function keepFollowing(): Promise<void> {
    while (!ended.signal.aborted) {
      const end = await follow()
      isStreaming.value = false
      failures += 1
      if (end === 'lost') source.disconnect()
      if (!ended.signal.aborted) await sleep(reconnectDelay(failures, Math.random()))
    }
  }

  async function follow(): Promise<WatchEnd> {
    try {
      await store.load()
    } catch {
      return 'lost'
    }
    confirmedAt.value = Date.now()
    listener.reloaded()
    connection = new AbortController()
    const signal = AbortSignal.any([ended.signal, connection.signal])
    return watchSchedule({ stream: source.stream, signal, heldVersion, heard, changed })
  }

  const heldVersion = (): number => store.schedule.value?.version ?? 0

  function heard(newest: number | null): void {
    isStreaming.value = true
    failures = 0
    if (newest === null || newest <= heldVersion()) confirmedAt.value = Date.now()
  }

  function changed(change: ScheduleChange): 'applied' | 'known' | 'gap' {
    const result = store.apply(change)
    if (result === 'gap') return result
    listener.changed(change)
    return result
  }

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** Does not wait for the next attempt; nothing happens while the stream is there. */
  function tryNow(): void {
    wake()
  }

  /** Gives a stream that is there up, and begins as after a lost connection. */
  function startOver(): void {
    connection.abort()
  }

  return { isStreaming, confirmedAt, tryNow, startOver }
}
