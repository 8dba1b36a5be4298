import type { Page } from '@playwright/test'

export interface Stream {
  /** From now on the window hears nothing of what changes, while it believes its connection to be well. */
  hold(): void
  /** It hears of all that happened meanwhile, in order. */
  release(): void
}

/** Puts a hand on the live schedule of a window; to be called before its first page. */
export async function streamOf(page: Page): Promise<Stream> {
  const held: (() => void)[] = []
  let isHeld = false
  await page.routeWebSocket(/\/graphql$/, (window) => {
    const server = window.connectToServer()
    server.onMessage((message) => {
      if (isHeld) held.push(() => window.send(message))
      else window.send(message)
    })
  })
  return {
    hold: () => void (isHeld = true),
    release() {
      isHeld = false
      for (const deliver of held.splice(0)) deliver()
    },
  }
}
