import { localDateOf, toInstant } from '@reprise/domain/time/local-time'
import { Temporal } from 'temporal-polyfill'

/** The days around today at the school, counted from today (0), and what their minutes are as instants. */
export class SchoolDays {
  readonly today: Temporal.PlainDate
  readonly #instants = new Map<string, number>()

  constructor(
    now: Temporal.Instant,
    readonly timeZone: string,
  ) {
    this.today = localDateOf(now, timeZone)
  }

  date(day: number): Temporal.PlainDate {
    return this.today.add({ days: day })
  }

  /** 1 Monday … 7 Sunday. */
  weekday(day: number): number {
    return this.date(day).dayOfWeek
  }

  /** Days since 1970: what patterns turn by, so that a date keeps its pattern as today moves on. */
  number(day: number): number {
    return Temporal.PlainDate.from('1970-01-01').until(this.date(day), { largestUnit: 'days' }).days
  }

  /** The local minute as epoch milliseconds; the plan has nothing in an hour that clocks skip. */
  at(day: number, minute: number): number {
    const key = `${day} ${minute}`
    const known = this.#instants.get(key)
    if (known !== undefined) return known
    const time = new Temporal.PlainTime(Math.floor(minute / 60) % 24, minute % 60)
    const instant = toInstant(this.date(day + Math.floor(minute / 1440)), time, this.timeZone)
    if (!instant) throw new Error(`The demonstration's plan uses a local time that is skipped: ${key}`)
    this.#instants.set(key, instant.epochMilliseconds)
    return instant.epochMilliseconds
  }
}
