const FIRST_MS = 500
const LONGEST_MS = 15_000

/**
 * How long to wait before the next attempt, in ms: doubling from half a second to 15 s, of which a random half is
 * left out, so that ten thousand calendars do not come back at the same moment. `random` is in [0, 1).
 */
export function reconnectDelay(failures: number, random: number): number {
  const longest = Math.min(FIRST_MS * 2 ** Math.max(0, failures - 1), LONGEST_MS)
  return Math.round(longest * (0.5 + random / 2))
}
