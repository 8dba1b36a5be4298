import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { CalendarContext } from '../schedule/calendar-context.ts'
import { columnKey } from '../schedule/placed-entries.ts'
import type { StaffColumn } from '../schedule/useStaffColumns.ts'
import { nowAndNext, type NowAndNext } from './now-and-next.ts'

interface Board {
  /** By staff member. */
  readonly nowAndNext: ComputedRef<ReadonlyMap<string, NowAndNext>>
  /** The sessions that are the next one of somebody. */
  readonly nextIds: ComputedRef<ReadonlySet<string>>
}

const key: InjectionKey<Board> = Symbol('board')

export function provideBoard(
  { lessons, moment }: CalendarContext,
  staff: ComputedRef<readonly StaffColumn[]>,
  date: ComputedRef<string>,
): Board {
  const byStaff = computed(
    () =>
      new Map(
        staff.value.map(({ id }) => [
          id,
          nowAndNext(lessons.get(columnKey(id, date.value)) ?? [], moment.value),
        ]),
      ),
  )
  const nextIds = computed(
    () => new Set([...byStaff.value.values()].flatMap(({ next }) => (next ? [next.entry.id] : []))),
  )
  const board = { nowAndNext: byStaff, nextIds }
  provide(key, board)
  return board
}

export function useBoard(): Board {
  const board = inject(key)
  if (!board) throw new Error('No board is provided here')
  return board
}
