/** How often a confirmation without an answer is repeated by itself before the person is asked to. */
export const automaticRepeats = 3

/**
 * Milliseconds to wait before repeat number `repeat` (1, 2, …); null when the person is to decide.
 * A server that names a time (Retry-After) is obeyed up to 5 s: nobody watches a button for longer.
 */
export function repeatDelay(repeat: number, retryAfterSeconds: number | null): number | null {
  if (repeat > automaticRepeats) return null
  const own = 500 * 2 ** (repeat - 1)
  if (retryAfterSeconds === null) return own
  return retryAfterSeconds > 5 ? null : Math.max(own, retryAfterSeconds * 1000)
}
