import type { LocalDate } from '../../time/dates.ts'
import { toDaySegments } from '../../time/school-time.ts'

/** One person's one day: what a column of the day view shows, and a cell of the week. */
export type ColumnKey = `${string}|${LocalDate}`

/** Where sessions stand that nobody on the staff has been given. */
export const NOBODY = 'nobody'

export function columnKey(staffMemberId: string, date: LocalDate): ColumnKey {
  return `${staffMemberId}|${date}`
}

/** An entry on one of its days, in minutes of the school's clock. */
export interface Placed<E> {
  readonly entry: E
  readonly date: LocalDate
  readonly from: number
  readonly to: number
}

interface Timed {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
}

/**
 * Sorts entries into columns. Each instant is turned into the school's clock once for as long as its entry lives;
 * a column in which nothing changed keeps its very array, so that only the others are drawn again.
 */
export function createPlacer<E extends Timed>(
  timeZone: string,
  staffMemberIdsOf: (entry: E) => readonly string[],
) {
  const known = new WeakMap<E, readonly Placed<E>[]>()

  function segmentsOf(entry: E): readonly Placed<E>[] {
    let segments = known.get(entry)
    if (!segments) {
      segments = toDaySegments(entry.startsAt, entry.endsAt, timeZone).map((segment) => ({
        entry,
        ...segment,
      }))
      known.set(entry, segments)
    }
    return segments
  }

  function sortIntoColumns(entries: Iterable<E>): Map<ColumnKey, Placed<E>[]> {
    const columns = new Map<ColumnKey, Placed<E>[]>()
    for (const entry of entries) {
      for (const segment of segmentsOf(entry)) {
        for (const staffMemberId of staffMemberIdsOf(entry)) {
          const key = columnKey(staffMemberId, segment.date)
          const column = columns.get(key)
          if (column) column.push(segment)
          else columns.set(key, [segment])
        }
      }
    }
    for (const column of columns.values()) column.sort(byTime)
    return columns
  }

  /** Brings `columns` to what `entries` say, and touches only the columns that differ. */
  return function place(entries: Iterable<E>, columns: Map<ColumnKey, readonly Placed<E>[]>): void {
    const sorted = sortIntoColumns(entries)
    for (const key of [...columns.keys()]) if (!sorted.has(key)) columns.delete(key)
    for (const [key, column] of sorted) {
      if (!isSame(columns.get(key), column)) columns.set(key, column)
    }
  }
}

function byTime<E extends Timed>(a: Placed<E>, b: Placed<E>): number {
  return a.from - b.from || a.to - b.to || (a.entry.id < b.entry.id ? -1 : 1)
}

function isSame(before: readonly unknown[] | undefined, after: readonly unknown[]): boolean {
  return before?.length === after.length && after.every((segment, index) => segment === before[index])
}
