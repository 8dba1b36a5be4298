import { applyScheduleChange, type InstantRange } from '@reprise/domain/schedule/apply-schedule-change'
import { shallowRef } from 'vue'
import { addDays } from '../../time/dates.ts'
import { startOfSchoolDay } from '../../time/school-time.ts'
import type { LoadedSchedule } from './schedule-context.ts'
import type { DateRange, ScheduleSource } from './schedule-source.ts'
import type { ScheduleAnswer, ScheduleChange, StaffMemberCard } from './schedule.documents.ts'

/** How many of the last changes are kept, for an answer that was read before they were made. */
const REMEMBERED_CHANGES = 100

/** Holds one range of the school's schedule: loads it, and brings changes into it. Knows nothing of connections. */
export function useSchedule(source: ScheduleSource, timeZone: string, firstRange: DateRange) {
  const schedule = shallowRef<LoadedSchedule | null>(null)
  const staffMembers = shallowRef<readonly StaffMemberCard[]>([])
  /** Why the range wanted last could not be loaded; null while it can. */
  const problem = shallowRef<unknown>(null)
  let wanted = firstRange
  let loads = 0
  let latest = Promise.resolve()
  let recent: ScheduleChange[] = []

  /** Loads the wanted range; what is shown stays until the answer is there. A later call makes an earlier one void. */
  function load(): Promise<void> {
    loads += 1
    return (latest = loadAs(loads))
  }

  async function loadAs(number: number): Promise<void> {
    const range = wanted
    try {
      const data = await source.load(range)
      if (number !== loads) return latest
      staffMembers.value = data.staffMembers
      schedule.value = catchUp(toLoadedSchedule(data.schedule, range))
      problem.value = null
    } catch (error) {
      if (number !== loads) return latest
      problem.value = error
      throw error
    }
  }

  /** Loads these dates unless they are on hand; `problem` tells if that fails. */
  function show(range: DateRange): void {
    if (range.from >= wanted.from && range.to <= wanted.to) return
    wanted = range
    problem.value = null
    load().catch(() => undefined)
  }

  function apply(change: ScheduleChange): 'applied' | 'known' | 'gap' {
    if (!schedule.value) return 'gap'
    const result = applyScheduleChange(schedule.value, change, instantsOf(schedule.value))
    if (result.kind === 'applied') schedule.value = result.schedule
    recent = [...recent.slice(1 - REMEMBERED_CHANGES), change]
    return result.kind
  }

  /** The answer may have been read before changes that the stream has brought meanwhile. */
  function catchUp(loaded: LoadedSchedule): LoadedSchedule {
    const range = instantsOf(loaded)
    return recent.reduce((current, change) => {
      const result = applyScheduleChange(current, change, range)
      return result.kind === 'applied' ? result.schedule : current
    }, loaded)
  }

  function instantsOf({ from, to }: DateRange): InstantRange {
    return { start: startOfSchoolDay(from, timeZone), end: startOfSchoolDay(addDays(to, 1), timeZone) }
  }

  return { schedule, staffMembers, problem, load, show, apply }
}

export type ScheduleStore = ReturnType<typeof useSchedule>

function toLoadedSchedule(answer: ScheduleAnswer['schedule'], range: DateRange): LoadedSchedule {
  return {
    ...range,
    version: answer.version,
    sessions: new Map(answer.sessions.map((session) => [session.id, session])),
    unavailabilities: new Map(answer.unavailabilities.map((one) => [one.id, one])),
    closures: answer.closures,
  }
}
