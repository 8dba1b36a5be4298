import type { Temporal } from 'temporal-polyfill'
import type { Conflict, DayDecision } from '../src/rebooking/booking-situation.ts'
import type { Interval } from '../src/time/interval.ts'
import { PARIS } from './builders.ts'

/** `2026-10-25T02:30+02:00`: with the offset, as one local time can come twice. */
export function instantText(instant: Temporal.Instant, timeZone: string = PARIS): string {
  return instant.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never', smallestUnit: 'minute' })
}

/** From and to, or null where there is no time. */
export function intervalTexts(interval: Interval | null, timeZone: string = PARIS): [string, string] | null {
  return interval && [instantText(interval.startsAt, timeZone), instantText(interval.endsAt, timeZone)]
}

/** Day of the month and local time in Paris: `17 10:00 – 17 11:00`. */
export function timeText({ startsAt, endsAt }: Interval): string {
  const [from, to] = [startsAt, endsAt].map((instant) => {
    const local = instant.toZonedDateTimeISO(PARIS)
    return `${local.day} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`
  })
  return `${from} – ${to}`
}

/** `STAFF_BUSY StaffMember lea, 17 10:30 – 17 11:30` */
export function conflictText({ kind, subject, collidesWith }: Conflict): string {
  const text = `${kind} ${subject.type} ${subject.id}`
  return collidesWith ? `${text}, ${timeText(collidesWith)}` : text
}

/** `lea, 17 10:00 – 17 11:00` for each. */
export function claimTexts({ claims }: Pick<DayDecision, 'claims'>): string[] {
  return claims.map(({ subjectId, during }) => `${subjectId}, ${timeText(during)}`)
}
