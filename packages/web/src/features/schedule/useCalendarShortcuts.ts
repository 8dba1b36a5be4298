import { onScopeDispose } from 'vue'
import { lessonOf } from './useGridKeyboard.ts'

export interface CalendarShortcuts {
  toToday(): void
  toPrevious(): void
  toNext(): void
  /** The session of the lesson that has the focus; none when another part of the page has it. */
  bookAgain(sessionId: string | undefined): void
  help(): void
}

/** Keys that work anywhere on the calendar's page, except where a person writes or a dialog is open. */
export function useCalendarShortcuts(shortcuts: CalendarShortcuts): void {
  const ended = new AbortController()
  addEventListener('keydown', press, { signal: ended.signal })
  onScopeDispose(() => ended.abort())

  function press(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target))
      return
    const action = actionOf(event)
    if (!action) return
    event.preventDefault()
    action()
  }

  function actionOf({ key, target }: KeyboardEvent): (() => void) | undefined {
    switch (key) {
      case 't':
      case 'T':
        return shortcuts.toToday
      case '[':
        return shortcuts.toPrevious
      case ']':
        return shortcuts.toNext
      case '?':
        return shortcuts.help
      case 'b':
      case 'B':
        return () => shortcuts.bookAgain(lessonOf(target)?.dataset['lesson'])
    }
    return undefined
  }
}

function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, [contenteditable], [role=dialog]') !== null
  )
}
