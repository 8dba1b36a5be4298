import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

/** A stream that comes back within this time is not worth a word. */
const PATIENCE_MS = 2_000

/** False once the stream has been down for 2 s; true as soon as it is back. */
export function useIsOnline(isStreaming: Readonly<Ref<boolean>>): Readonly<Ref<boolean>> {
  const isOnline = shallowRef(true)
  let timer: ReturnType<typeof setTimeout> | undefined

  watch(
    isStreaming,
    (isThere) => {
      clearTimeout(timer)
      if (isThere) isOnline.value = true
      else timer = setTimeout(() => (isOnline.value = false), PATIENCE_MS)
    },
    { immediate: true },
  )
  onScopeDispose(() => clearTimeout(timer))
  return isOnline
}
