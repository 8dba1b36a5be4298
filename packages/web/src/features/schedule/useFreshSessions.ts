import { shallowReactive } from 'vue'
import type { ScheduleContext } from './schedule-context.ts'

const SHOWN_FOR_MS = 4_000

/** The ids of sessions that a change has brought or altered in the last seconds, to be pointed out. */
export function useFreshSessions({ onChange }: ScheduleContext): ReadonlySet<string> {
  const fresh = shallowReactive(new Set<string>())
  onChange(({ sessions }) => {
    for (const { id } of sessions) {
      fresh.add(id)
      setTimeout(() => fresh.delete(id), SHOWN_FOR_MS)
    }
  })
  return fresh
}
