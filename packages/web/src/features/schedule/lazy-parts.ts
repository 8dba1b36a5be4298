import { defineAsyncComponent, type AsyncComponentLoader } from 'vue'

const RETRY_MS = 1_000
const ATTEMPTS = 30

const loadSessionPanel = () => import('../session/SessionPanel.vue')

/** No part of the first load. Opened while the connection is away, it comes as soon as it can. */
export const SessionPanel = patiently(loadSessionPanel)
export const CalendarHelp = patiently(() => import('./CalendarHelp.vue'))

/** Fetches the panel before it is wanted; if that fails, opening it tries again. */
export function prefetchSessionPanel(): void {
  loadSessionPanel().catch(() => undefined)
}

function patiently<L extends AsyncComponentLoader>(loader: L) {
  return defineAsyncComponent({
    loader: loader as AsyncComponentLoader<Awaited<ReturnType<L>>['default']>,
    onError(_error, retry, fail, attempts) {
      if (attempts < ATTEMPTS) setTimeout(retry, RETRY_MS)
      else fail()
    },
  })
}
