/**
 * The latest of the ascending `boundaries` that `now` has reached; -Infinity before the first.
 * What depends on it alone is drawn again when a lesson begins or ends, and not each second.
 */
export function latestBoundary(boundaries: readonly number[], now: number): number {
  let low = 0
  let high = boundaries.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((boundaries[middle] ?? Infinity) <= now) low = middle + 1
    else high = middle
  }
  return boundaries[low - 1] ?? -Infinity
}
