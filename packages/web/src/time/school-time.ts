import { addDays, toUtc, type LocalDate } from './dates.ts'

/** What the school's clock shows: its date, and whole minutes since midnight. */
export interface SchoolTime {
  readonly date: LocalDate
  readonly minute: number
}

/** A stretch within one school day; `to` is at most 1440, the midnight that ends it. */
export interface DaySegment {
  readonly date: LocalDate
  readonly from: number
  readonly to: number
}

const MINUTES_PER_DAY = 1440
const formats = new Map<string, Intl.DateTimeFormat>()

/** `instant` in RFC 3339 or in ms since 1970. Costs a few microseconds: convert once, on arrival. */
export function toSchoolTime(instant: string | number, timeZone: string): SchoolTime {
  const parts: Record<string, string> = {}
  for (const part of formatOf(timeZone).formatToParts(new Date(instant))) parts[part.type] = part.value
  return {
    date: `${parts['year']}-${parts['month']}-${parts['day']}`,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    const twoDigits = '2-digit'
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: twoDigits,
      day: twoDigits,
      hour: twoDigits,
      minute: twoDigits,
    })
    formats.set(timeZone, format)
  }
  return format
}

/** The school days that a stretch of time touches, one segment each, in order. */
export function toDaySegments(startsAt: string, endsAt: string, timeZone: string): DaySegment[] {
  const start = toSchoolTime(startsAt, timeZone)
  const end = toSchoolTime(endsAt, timeZone)
  const segments: DaySegment[] = []
  for (let date = start.date; date <= end.date; date = addDays(date, 1)) {
    const from = date === start.date ? start.minute : 0
    const to = date === end.date ? end.minute : MINUTES_PER_DAY
    if (to > from) segments.push({ date, from, to })
  }
  return segments.length > 0 ? segments : [throughTheRepeatedHour(start, startsAt, endsAt)]
}

/** When the clocks go back, a lesson may end at or before the local time it began: it is drawn as long as it lasts. */
function throughTheRepeatedHour(start: SchoolTime, startsAt: string, endsAt: string): DaySegment {
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000)
  return { date: start.date, from: start.minute, to: Math.min(start.minute + minutes, MINUTES_PER_DAY) }
}

/** The first instant (ms since 1970) at which the school's calendar shows this date or a later one. */
export function startOfSchoolDay(date: LocalDate, timeZone: string): number {
  const reach = 26 * 3_600_000
  let before = toUtc(date) - reach
  let reached = toUtc(date) + reach
  while (reached - before > 1) {
    const middle = Math.floor((before + reached) / 2)
    if (toSchoolTime(middle, timeZone).date >= date) reached = middle
    else before = middle
  }
  return reached
}

/** Does the school's clock show something else than the viewer's at this moment? */
export function differsFromBrowser(timeZone: string, now: number): boolean {
  const browser = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [here, there] = [toSchoolTime(now, browser), toSchoolTime(now, timeZone)]
  return here.date !== there.date || here.minute !== there.minute
}

/** "09:30" → 570; "24:00" → 1440. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

/** 570 → "09:30". */
export function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
