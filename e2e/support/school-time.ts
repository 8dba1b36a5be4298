/** A local date at the school: 2026-11-21. */
export type LocalDate = string

/** The demonstration school's. */
export const schoolZone = 'Europe/Paris'

/** Sweden writes its dates as we keep them. */
const localDate = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: schoolZone })
const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: schoolZone })

export const dateAtSchool = (instant: string | number | Date): LocalDate =>
  localDate.format(new Date(instant))

/** 09:30 */
export const timeAtSchool = (instant: string | number | Date): string => clock.format(new Date(instant))

export function addDays(date: LocalDate, days: number): LocalDate {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** From one date to another, negative when that is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

export type Locale = 'en-GB' | 'fr-FR'

/** "Saturday 21 November", as it may stand in a heading, on a card, in a name: with or without the comma. */
export function dayInWords(date: LocalDate, locale: Locale = 'en-GB'): RegExp {
  const words = new Intl.DateTimeFormat(locale, {
    ...({ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' } as const),
  }).formatToParts(new Date(date))
  const part = (type: string) => words.find((one) => one.type === type)?.value
  return new RegExp(`${part('weekday')},? ${part('day')} ${part('month')}`, 'i')
}

/** "Saturday" */
export function weekday(date: LocalDate, locale: Locale = 'en-GB'): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(date))
}
