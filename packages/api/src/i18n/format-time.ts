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
  const format = formatter(language, timeZone, !isWholeDays, isWholeDays || !isOneDay)
  const shown = isWholeDays && isOneDay ? [startsAt] : [startsAt, isWholeDays ? last : endsAt]
  return shown.map((instant) => format.format(instant.epochMilliseconds)).join('–')
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Kept, since making one costs more than all it will format; there are four for each language and zone. */
function formatter(language: Language, timeZone: string, withTime: boolean, withDate: boolean) {
  const key = [language, timeZone, withTime, withDate].join()
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(LOCALE[language], {
    timeZone,
    ...(withTime ? { hour: '2-digit', minute: '2-digit' } : {}),
    ...(withDate ? { weekday: 'short', day: 'numeric', month: 'short' } : {}),
  })
  formatters.set(key, made)
  return made
}

/** "120.00 €" in the way of the language; `amount` in minor units. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(LOCALE[language], { style: 'currency', currency })
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits!)
}
