import { minuteOf } from '../../time/school-time.ts'

/** Whole hours of the day that a time grid shows, in minutes. */
export interface ShownHours {
  readonly from: number
  readonly to: number
}

const USUAL: ShownHours = { from: 8 * 60, to: 18 * 60 }

/** Opening hours with everything that lies outside of them, in whole hours, half an hour of air around at least. */
export function shownHours(
  openingHours: readonly { readonly from: string; readonly to: string }[],
  entries: Iterable<{ readonly from: number; readonly to: number }>,
): ShownHours {
  const opening = openingHours.map(({ from, to }) => ({ from: minuteOf(from), to: minuteOf(to) }))
  const shown = [...(opening.length > 0 ? opening : [USUAL]), ...entries]
  const from = Math.min(...shown.map((one) => one.from)) - 30
  const to = Math.max(...shown.map((one) => one.to)) + 30
  return { from: Math.max(0, Math.floor(from / 60) * 60), to: Math.min(1440, Math.ceil(to / 60) * 60) }
}
