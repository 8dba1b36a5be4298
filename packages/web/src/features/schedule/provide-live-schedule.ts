import { computed, onScopeDispose, type Ref } from 'vue'
import type { Viewer } from '../account/viewer.documents.ts'
import { provideSchedule } from './schedule-context.ts'
import type { DateRange, ScheduleSource } from './schedule-source.ts'
import type { ScheduleChange } from './schedule.documents.ts'
import { useIsOnline } from './useIsOnline.ts'
import { useSchedule } from './useSchedule.ts'
import { useScheduleFeed } from './useScheduleFeed.ts'

interface LiveScheduleOptions {
  readonly source: ScheduleSource
  readonly viewer: Readonly<Ref<Viewer>>
  readonly firstRange: DateRange
  /** Asks for the viewer again, and with it for the organization's hours. */
  refreshViewer(): Promise<unknown>
}

/** Loads a schedule, keeps it live, and provides it to the components below. */
export function provideLiveSchedule({ source, viewer, firstRange, refreshViewer }: LiveScheduleOptions) {
  const changeListeners = new Set<(change: ScheduleChange) => void>()
  const reloadListeners = new Set<() => void>()
  const store = useSchedule(source, viewer.value.organization.timeZone, firstRange)
  const feed = useScheduleFeed(source, store, {
    changed,
    reloaded: () => reloadListeners.forEach((callback) => callback()),
  })

  function changed(change: ScheduleChange): void {
    changeListeners.forEach((callback) => callback(change))
    if (change.rulesChanged) void Promise.allSettled([refreshViewer(), store.load()])
  }

  const context = provideSchedule({
    schedule: store.schedule,
    version: computed(() => store.schedule.value?.version ?? null),
    organization: computed(() => viewer.value.organization),
    timeZone: computed(() => viewer.value.organization.timeZone),
    viewer: computed(() => viewer.value),
    staffMembers: store.staffMembers,
    isOnline: useIsOnline(feed.isStreaming, feed.confirmedAt),
    lastLoadedAt: feed.confirmedAt,
    onChange: (callback) => listen(changeListeners, callback),
    onReload: (callback) => listen(reloadListeners, callback),
  })
  return { context, store, feed }
}

function listen<T>(listeners: Set<T>, callback: T): () => void {
  listeners.add(callback)
  const stop = () => void listeners.delete(callback)
  onScopeDispose(stop, true)
  return stop
}
