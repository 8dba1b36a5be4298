import type { LocalDate } from '../../time/dates.ts'
import { columnKey, type ColumnKey, type Placed } from './placed-entries.ts'
import type { SessionCard } from './session-card.fragment.ts'

export interface AgendaDay {
  readonly date: LocalDate
  /** By start; a lesson that several people give stands once. */
  readonly lessons: readonly Placed<SessionCard>[]
}

export function agendaOf(
  dates: readonly LocalDate[],
  staff: readonly { readonly id: string }[],
  columns: ReadonlyMap<ColumnKey, readonly Placed<SessionCard>[]>,
): AgendaDay[] {
  return dates.map((date) => {
    const lessons = new Set(staff.flatMap(({ id }) => columns.get(columnKey(id, date)) ?? []))
    return { date, lessons: [...lessons].sort((a, b) => a.from - b.from || a.to - b.to) }
  })
}
