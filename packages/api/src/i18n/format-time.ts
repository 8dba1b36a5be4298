import type { Interval } from '@reprise/domain/time/interval'
import { localDateOf, startOfDay } from '@reprise/domain/time/local-time'
import type { Temporal } from 'temporal-polyfill'
import type { Language } from './language.ts'

const LOCALE = { EN: 'en-GB', FR: 'fr-FR' } as const

/** "Friday 27 November", « vendredi 27 novembre ». */
export function formatDay(date: Temporal.PlainDate, language: Language): string {
  return date.toLocaleString(LOCALE[language], { weekday: 'long', day: 'numeric', month: 'long' })
}

/**
 * "09:00–10:00" in `timeZone`; with the dates when the stretch does not begin and end on one day, and only the dates
 * when it is of whole local days.
 */
export function formatInterval({ startsAt, endsAt }: Interval, timeZone: string, language: Language): string {
  const last = endsAt.subtract({ milliseconds: 1 })
  const isOneDay = localDateOf(startsAt, timeZone).equals(localDateOf(last, timeZone))
  const isWholeDays = [startsAt, endsAt].every((one) =>
    startOfDay(localDateOf(one, timeZone), timeZone).equals(one),
  )
  const format = new Intl.DateTimeFormat(LOCALE[language], {
    timeZone,
    ...(isWholeDays ? {} : { hour: '2-digit', minute: '2-digit' }),
    ...(isWholeDays || !isOneDay ? { weekday: 'short', day: 'numeric', month: 'short' } : {}),
  })
  const shown = isWholeDays && isOneDay ? [startsAt] : [startsAt, isWholeDays ? last : endsAt]
  return shown.map((instant) => format.format(instant.epochMilliseconds)).join('–')
}

/** "120.00 €" in the way of the language; `amount` in minor units. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(LOCALE[language], { style: 'currency', currency })
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits!)
}
