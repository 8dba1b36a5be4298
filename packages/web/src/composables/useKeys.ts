import { useEventListener } from '@vueuse/core'

/** Plain keys anywhere on the page, but not while somebody types, nor held down, nor with Ctrl, Alt or Meta. */
export function useKeys(onKey: (key: string, event: KeyboardEvent) => void): void {
  useEventListener(document, 'keydown', (event) => {
    if (event.defaultPrevented || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.target instanceof Element && isForTyping(event.target)) return
    onKey(event.key, event)
  })
}

function isForTyping(element: Element): boolean {
  return element.closest('input, textarea, select, [contenteditable="true"]') !== null
}
