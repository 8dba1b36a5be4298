import { toUtc, type LocalDate } from './dates.ts'

/** Making an Intl format is slow, using it is quick: each is made once. */
const formats = new Map<string, Intl.DateTimeFormat>()

const shapes = {
  /** Saturday, 21 November 2026 */
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** Saturday 21 November */
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Sat 21 Nov */
  medium: { weekday: 'short', day: 'numeric', month: 'short' },
  /** 21 Nov */
  dayMonth: { day: 'numeric', month: 'short' },
  /** 21 November 2026 */
  dayMonthYear: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Sat */
  weekday: { weekday: 'short' },
  /** Saturday */
  weekdayLong: { weekday: 'long' },
  /** November 2026 */
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateShape = keyof typeof shapes

/** A school date in words. `tag` is the language for Intl (useLocale). */
export function formatDate(date: LocalDate, shape: DateShape, tag: string): string {
  return formatOf(`${tag} ${shape}`, tag, { ...shapes[shape], timeZone: 'UTC' }).format(toUtc(date))
}

/** Two dates as one range: "16 – 22 November 2026", or with `isShort` "16 – 22 Nov". */
export function formatDateRange(first: LocalDate, last: LocalDate, tag: string, isShort = false): string {
  const shape = isShort ? 'dayMonth' : 'dayMonthYear'
  const format = formatOf(`${tag} ${shape}`, tag, { ...shapes[shape], timeZone: 'UTC' })
  return format.formatRange(toUtc(first), toUtc(last))
}

/** An instant as the school's clock time: "09:30". */
export function formatTime(instant: string | number, timeZone: string, tag: string): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const
  return formatOf(`${tag} time ${timeZone}`, tag, options).format(new Date(instant))
}

/** An instant as the school's date and time: "Sat 21 Nov, 09:30". */
export function formatDateTime(instant: string | number, timeZone: string, tag: string): string {
  const options = {
    ...shapes.medium,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  } as const
  return formatOf(`${tag} date-time ${timeZone}`, tag, options).format(new Date(instant))
}

/** "Europe/Paris" → "Central European Standard Time", or the zone's own name where Intl has no better. */
export function formatZone(timeZone: string, now: number, tag: string): string {
  const format = formatOf(`${tag} zone ${timeZone}`, tag, { timeZone, timeZoneName: 'long' })
  return format.formatToParts(now).find((part) => part.type === 'timeZoneName')?.value ?? timeZone
}

function formatOf(key: string, tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = formats.get(key)
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(tag, options)))
  return format
}

const moneyFormats = new Map<string, Intl.NumberFormat>()

/** Money arrives in the currency's minor unit: 4500 EUR → "€45.00", « 45,00 € ». */
export function formatMoney(money: { amount: number; currency: string }, tag: string): string {
  const key = `${tag} ${money.currency}`
  let format = moneyFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(tag, { style: 'currency', currency: money.currency })
    moneyFormats.set(key, format)
  }
  return format.format(money.amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}
