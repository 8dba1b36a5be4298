import { shallowRef, type Ref } from 'vue'
import { moveFocus, type GridPlace, type Move } from './move-focus.ts'

interface FocusableLesson extends GridPlace {
  readonly element: HTMLElement
}

const moves: Record<string, Move> = {
  ArrowUp: 'ArrowUp',
  ArrowDown: 'ArrowDown',
  ArrowLeft: 'ArrowLeft',
  ArrowRight: 'ArrowRight',
  Home: 'Home',
  End: 'End',
}

/**
 * One tab stop for a whole grid: the grid takes the focus and hands it to the lesson that had it last, or to the
 * first one that is not over. Lessons carry `data-lesson` (the session's id), `data-x` and `data-y`.
 */
export function useGridKeyboard(grid: Readonly<Ref<HTMLElement | null>>) {
  const isWithin = shallowRef(false)
  let lastId: string | undefined

  function onFocusin(event: FocusEvent): void {
    if (event.target === grid.value) enter()
    else isWithin.value = true
    const lesson = lessonOf(event.target)
    if (lesson) lastId = lesson.dataset['lesson']
  }

  function onFocusout(event: FocusEvent): void {
    isWithin.value = event.relatedTarget instanceof Node && !!grid.value?.contains(event.relatedTarget)
  }

  function enter(): void {
    const lessons = lessonsOf(grid.value)
    const next =
      lessons.find(({ element }) => element.dataset['lesson'] === lastId) ??
      lessons.find(({ element }) => element.dataset['over'] !== 'true') ??
      lessons[0]
    next?.element.focus()
  }

  function onKeydown(event: KeyboardEvent): void {
    const move = moves[event.key]
    if (!move || event.altKey || event.metaKey) return
    const lessons = lessonsOf(grid.value)
    const current = lessons.find(({ element }) => element === lessonOf(event.target))
    if (!current) return
    event.preventDefault()
    moveFocus(lessons, current, event.ctrlKey ? toEdge(move) : move).element.focus()
  }

  return { isWithin, onFocusin, onFocusout, onKeydown }
}

function toEdge(move: Move): Move {
  if (move === 'Home') return 'First'
  return move === 'End' ? 'Last' : move
}

/** The lesson that an event comes from, if it comes from one. */
export function lessonOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-lesson]') : null
}

function lessonsOf(grid: HTMLElement | null): FocusableLesson[] {
  return [...(grid?.querySelectorAll<HTMLElement>('[data-lesson]') ?? [])].map((element) => ({
    element,
    x: Number(element.dataset['x']),
    y: Number(element.dataset['y']),
  }))
}
