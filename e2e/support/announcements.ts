import type { Page } from '@playwright/test'

/**
 * Everything that a screen reader is given to say of its own accord from now on: each new wording of a polite live
 * region, in order. Answers a function that tells it.
 */
export async function listenToAnnouncements(page: Page): Promise<() => Promise<string[]>> {
  const heard = await page.evaluateHandle(() => {
    const said: string[] = []
    const hear = (changes: MutationRecord[]) => {
      const regions = changes.map(({ target }) => {
        const element = target instanceof Element ? target : target.parentElement
        return element?.closest('[aria-live="polite"], [role="status"]')
      })
      for (const region of new Set(regions)) if (region?.textContent) said.push(region.textContent.trim())
    }
    new MutationObserver(hear).observe(document.body, {
      ...{ subtree: true, childList: true, characterData: true },
    })
    return said
  })
  return () => heard.jsonValue()
}
