import { onScopeDispose } from 'vue'
import { useKeys } from '../../composables/useKeys.ts'

/** What can be undone at present; the newest last. */
const standing: (() => unknown)[] = []

/** U undoes the newest of what stands, and only that. */
export function useUndoKey(undo: () => unknown): void {
  standing.push(undo)
  onScopeDispose(() => standing.splice(standing.indexOf(undo), 1))
  useKeys((key) => {
    if (key.toLowerCase() === 'u' && standing.at(-1) === undo) undo()
  })
}
