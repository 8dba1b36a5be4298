import { Temporal } from 'temporal-polyfill'
import type {
  BookingRules,
  Occupation,
  RebookingSource,
  WeekdayHours,
} from '../src/rebooking/booking-situation.ts'
import type { RebookableSession } from '../src/rebooking/not-rebookable-reason.ts'
import { widen, type Interval } from '../src/time/interval.ts'

export const PARIS = 'Europe/Paris'

export const date = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text)

/** `2026-10-25T02:30+02:00`, or a local time in Paris that is there once: `2026-11-17T10:00`. */
export function at(text: string): Temporal.Instant {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return Temporal.Instant.from(text)
  const local = Temporal.PlainDateTime.from(text)
  return local.toZonedDateTime(PARIS, { disambiguation: 'reject' }).toInstant()
}

export const between = (from: string, to: string): Interval => ({ startsAt: at(from), endsAt: at(to) })

/** The day that most tests ask about: in Paris, far from a change of the clocks. */
export const TUESDAY = date('2026-11-17')
export const tuesday = (from: string, to: string): Interval =>
  between(`2026-11-17T${from}`, to === '24:00' ? '2026-11-18T00:00' : `2026-11-17T${to}`)

const MONDAYS_LESSON = between('2026-11-16T10:00', '2026-11-16T11:00')

interface SourceWords {
  readonly during?: Interval
  readonly buffers?: { readonly before?: number; readonly after?: number }
  readonly staff?: readonly string[]
  /** Resources and how many units each has. */
  readonly resources?: Readonly<Record<string, number>>
  /** Ids that are no longer active; the product's is `ski`. */
  readonly inactive?: readonly string[]
}

/** Monday's lesson from 10 to 11 in Paris by Léa: no resources, no buffers, all of it still offered. */
export function aSource(words: SourceWords = {}): RebookingSource {
  const isActive = (id: string) => !words.inactive?.includes(id)
  return {
    ...(words.during ?? MONDAYS_LESSON),
    product: { id: 'ski', isActive: isActive('ski') },
    bufferBeforeMinutes: words.buffers?.before ?? 0,
    bufferAfterMinutes: words.buffers?.after ?? 0,
    staff: (words.staff ?? ['lea']).map((id) => ({ id, isActive: isActive(id) })),
    resources: Object.entries(words.resources ?? {}).map(([id, capacity]) => ({
      id,
      isActive: isActive(id),
      unitIds: unitsOf(id, capacity),
    })),
  }
}

/** `court 1`, `court 2` … */
export function unitsOf(resourceId: string, capacity: number): string[] {
  return Array.from({ length: capacity }, (_, index) => `${resourceId} ${index + 1}`)
}

/** A completed private lesson with a client, that ended at 11 on Monday in Paris. */
export function aSession(words: Partial<RebookableSession> = {}): RebookableSession {
  return {
    status: 'SCHEDULED',
    endsAt: MONDAYS_LESSON.endsAt,
    isPrivateLesson: true,
    hasClient: true,
    ...words,
  }
}

interface OccupationWords {
  readonly ownerId?: string
  readonly buffers?: { readonly before?: number; readonly after?: number }
}

/** A session that takes `subjectId`; of an owner of its own unless one is named. */
export function busy(subjectId: string, shown: Interval, words: OccupationWords = {}): Occupation {
  const during = widen(shown, words.buffers?.before ?? 0, words.buffers?.after ?? 0)
  const ownerId = words.ownerId ?? `session of ${subjectId} from ${shown.startsAt} to ${shown.endsAt}`
  return { subjectId, kind: 'SESSION', ownerId, during, shown }
}

/** An unavailability of `subjectId`. */
export function away(subjectId: string, shown: Interval, words: OccupationWords = {}): Occupation {
  const ownerId = words.ownerId ?? `absence of ${subjectId} from ${shown.startsAt} to ${shown.endsAt}`
  return { subjectId, kind: 'UNAVAILABILITY', ownerId, during: shown, shown }
}

interface RulesWords {
  readonly timeZone?: string
  readonly openingHours?: readonly WeekdayHours[]
  /** First and last date of each. */
  readonly closures?: readonly (readonly [string, string])[]
  readonly workingHours?: Readonly<Record<string, readonly WeekdayHours[]>>
}

/** A school in Paris without any limit of time, but for those named. */
export function someRules(words: RulesWords = {}): BookingRules {
  return {
    organizationId: 'school',
    timeZone: words.timeZone ?? PARIS,
    openingHours: words.openingHours ?? [],
    closures: (words.closures ?? []).map(([first, last]) => ({
      firstDate: date(first),
      lastDate: date(last),
    })),
    workingHours: new Map(Object.entries(words.workingHours ?? {})),
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** `hours('Tue 09:00–12:00', 'Tue 13:00–24:00')` */
export function hours(...pieces: readonly string[]): WeekdayHours[] {
  return pieces.map((piece) => {
    const [day = '', from = '', to = ''] = piece.split(/[ –]/)
    return { weekday: WEEKDAYS.indexOf(day) + 1, fromMinute: minuteOf(from), toMinute: minuteOf(to) }
  })
}

function minuteOf(time: string): number {
  const [hour = NaN, minute = NaN] = time.split(':').map(Number)
  return hour * 60 + minute
}
