import { layOutColumn, overlap, type ColumnEntry } from '@reprise/domain/schedule/lay-out-column'
import type { Placed } from './placed-entries.ts'
import type { SessionCard } from './session-card.fragment.ts'

/** A lesson within its column: shares of the column's width from 0 to 1. */
export interface PositionedLesson {
  readonly lesson: Placed<SessionCard>
  readonly left: number
  readonly width: number
  /** A cancelled lesson whose time was given to another: a strip at the edge, so that it takes no room from it. */
  readonly isStrip: boolean
  /** Leaves room for such a strip. */
  readonly isBesideStrip: boolean
}

export function positionLessons(lessons: readonly Placed<SessionCard>[]): PositionedLesson[] {
  const entries = lessons.map((lesson) => ({ lesson, ...toEntry(lesson) }))
  const standing = entries.filter(({ lesson }) => lesson.entry.status !== 'CANCELLED')
  const strips = entries.filter(
    (one) => !standing.includes(one) && standing.some((other) => overlap(one, other)),
  )
  const placements = layOutColumn(entries.filter((one) => !strips.includes(one)))
  return entries.map((one) => {
    const at = placements.get(one.id)
    return {
      lesson: one.lesson,
      left: at ? at.lane / at.lanes : 0,
      width: at ? at.span / at.lanes : 1,
      isStrip: !at,
      isBesideStrip: at !== undefined && strips.some((strip) => overlap(strip, one)),
    }
  })
}

function toEntry({ entry, from, to }: Placed<SessionCard>): ColumnEntry {
  return { id: entry.id, from, to }
}
