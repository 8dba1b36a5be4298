import type { LocalDate } from '../../time/dates.ts'
import type { StaffColumn } from './useStaffColumns.ts'

/** A column of the time grid. */
export interface GridColumn {
  readonly key: string
  readonly staff: StaffColumn
  readonly date: LocalDate
  readonly heading: string
  /** A word beside the heading: "you", "today". */
  readonly note: string | null
  readonly isMarked: boolean
  /** Its name where it is not seen: person and date. */
  readonly label: string
}
