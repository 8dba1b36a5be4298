import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** A stream that comes back within this time is not worth a word. */
const PATIENCE_MS = 2_000

/**
 * False once the stream has been down for 2 s; true as soon as it is back. At first the stream is awaited only from
 * the moment when there is something to show (`loadedAt`): a slow start is no lost connection.
 */
export function useIsOnline(
  isStreaming: Readonly<Ref<boolean>>,
  loadedAt: Readonly<Ref<number | null>>,
): Readonly<Ref<boolean>> {
  const isOnline = shallowRef(true)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    [isStreaming, () => loadedAt.value !== null] as const,
    ([isThere, hasLoaded], [, hadLoaded]) => {
      clearTimeout(timer)
      if (isThere || (hasLoaded && !hadLoaded)) isOnline.value = true
      if (!isThere) timer = setTimeout(() => (isOnline.value = false), PATIENCE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return isOnline
}
