import type { Demonstration } from './plan-demonstration.ts'
import { at, FIRST_DAY, LAST_DAY } from './school.ts'

/** One commit to the schedule; its version is its place in the history, counted from 1. */
export interface HistoryEvent {
  readonly occurredAt: number
  readonly sessionIds: readonly string[]
  readonly unavailabilityIds: readonly string[]
  readonly rulesChanged: boolean
  readonly rebookingId: string | null
  readonly kind: 'SET_UP' | 'BOOKED' | 'PAID' | 'UNDONE'
}

/**
 * How the schedule came to be: entered day by day before the first of them, then what was booked again, paid and
 * taken back. In order of time, so a watcher from version 0 on gets every row in portions of one day.
 */
export function historyOf({ timetable, rebooked }: Demonstration): HistoryEvent[] {
  const copies = new Set(rebooked.flatMap((one) => one.copies.map(({ id }) => id)))
  const begun = timetable.days.at(FIRST_DAY - 1, at(8))
  const empty = { sessionIds: [], unavailabilityIds: [], rulesChanged: false, rebookingId: null }
  const setUp: HistoryEvent[] = [
    { ...empty, kind: 'SET_UP', occurredAt: begun, rulesChanged: true },
    {
      ...empty,
      kind: 'SET_UP',
      occurredAt: begun,
      unavailabilityIds: timetable.timesOff.map(({ id }) => id),
    },
  ]
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    const entered = timetable.sessions.filter((session) => session.day === day && !copies.has(session.id))
    const sessionIds = entered.map(({ id }) => id)
    if (sessionIds.length > 0) setUp.push({ ...empty, kind: 'SET_UP', occurredAt: begun, sessionIds })
  }
  const later = rebooked.flatMap((one): HistoryEvent[] => {
    const sessionIds = [...one.copies.map(({ id }) => id), one.source.id]
    const event = { ...empty, sessionIds, rebookingId: one.id }
    return [
      { ...event, kind: 'BOOKED', occurredAt: one.bookedAt },
      ...(one.paidAt === null ? [] : [{ ...event, kind: 'PAID' as const, occurredAt: one.paidAt }]),
      ...(one.undoneAt === null ? [] : [{ ...event, kind: 'UNDONE' as const, occurredAt: one.undoneAt }]),
    ]
  })
  return [...setUp, ...later.sort((a, b) => a.occurredAt - b.occurredAt)]
}

/** The schedule's version that an event of a rebooking made; null where there was none. */
export function versionOf(history: readonly HistoryEvent[], rebookingId: string, kind: HistoryEvent['kind']) {
  const index = history.findIndex((event) => event.rebookingId === rebookingId && event.kind === kind)
  return index < 0 ? null : index + 1
}
