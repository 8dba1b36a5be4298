import { onScopeDispose, shallowRef } from 'vue'
import type { Viewer } from '../account/viewer.documents.ts'
import { reconnectDelay } from '../schedule/reconnect-delay.ts'
import { connectDisplay } from './connect-display.ts'

/** What the API takes for a token; anything else it would not even look up. */
const TOKEN = /^[\w-]{20,100}$/

/** Whether a display's link is worth something, found out however long the server is away. */
export function useWatchLink(token: string) {
  const viewer = shallowRef<Viewer | null>(null)
  /** Revoked, or never made: for good. */
  const isRefused = shallowRef(!TOKEN.test(token))
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  const { source, findViewer } = connectDisplay(token, () => void check())

  async function check(): Promise<void> {
    clearTimeout(timer)
    try {
      const found = await findViewer()
      failures = 0
      // A person's own token has no business in an address, so it opens nothing here.
      if (found && !found.staffMember) viewer.value = found
      else isRefused.value = true
    } catch {
      failures += 1
      timer = setTimeout(check, reconnectDelay(failures, Math.random()))
    }
  }

  onScopeDispose(() => clearTimeout(timer))
  if (!isRefused.value) void check()
  return { source, viewer, isRefused, check }
}
