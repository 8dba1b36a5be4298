/** An offer to undo stands this long at least, also where the mail leaves at once. */
const atLeastSeconds = 10

/** Whole seconds from `now` (ms since 1970) until an instant; 0 when it has passed. */
export function secondsUntil(instant: string, now: number): number {
  return Math.max(0, Math.ceil((Date.parse(instant) - now) / 1000))
}

/** How long the offer to undo stands: until the mail has left, a moment longer, and long enough to be read. */
export function standsForSeconds(leavesAt: string | null, now: number): number {
  return Math.max(atLeastSeconds, leavesAt ? secondsUntil(leavesAt, now) + 2 : 0)
}
