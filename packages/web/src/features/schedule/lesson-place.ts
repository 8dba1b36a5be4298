import type { PositionedLesson } from './position-lessons.ts'
import type { ShownHours } from './shown-hours.ts'

/** How wide the strip of a cancelled lesson is whose time was given to another. */
const STRIP = '1.375rem'

/** Where a lesson stands in its column, as CSS: as high as it lasts, beside those it overlaps. */
export function placeLesson(
  { lesson, left, width, isStrip, isBesideStrip }: PositionedLesson,
  hours: ShownHours,
) {
  const span = hours.to - hours.from
  const vertical = {
    top: `${((lesson.from - hours.from) / span) * 100}%`,
    height: `max(1.125rem, calc(${((lesson.to - lesson.from) / span) * 100}% - 2px))`,
  }
  if (isStrip) return { ...vertical, right: '1px', width: STRIP }
  const room = isBesideStrip ? `(100% - ${STRIP} - 3px)` : '(100% - 3px)'
  return { ...vertical, left: `calc(1px + ${room} * ${left})`, width: `calc(${room} * ${width} - 1px)` }
}
