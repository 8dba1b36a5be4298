import type { Temporal } from 'temporal-polyfill'
import type { Language } from '../i18n/language.ts'

const LOCALE = { EN: 'en-GB', FR: 'fr-FR' } as const

/** "Monday 23 November 2026", « Lundi 23 novembre 2026 »: a day in full, as the start of a line. */
export function longDate(instant: Temporal.Instant, timeZone: string, language: Language): string {
  const date = instant.toLocaleString(LOCALE[language], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  return date.charAt(0).toUpperCase() + date.slice(1)
}

/** The parts of a leaf of a calendar: "Mon", "23", "Nov". */
export function dateTile(
  instant: Temporal.Instant,
  timeZone: string,
  language: Language,
): { readonly weekday: string; readonly day: string; readonly month: string } {
  const part = (options: Intl.DateTimeFormatOptions) =>
    instant.toLocaleString(LOCALE[language], { timeZone, ...options }).replace(/\.$/, '')
  return {
    weekday: part({ weekday: 'short' }),
    day: part({ day: 'numeric' }),
    month: part({ month: 'short' }),
  }
}
