import { Temporal } from 'temporal-polyfill'
import type { Language } from '../i18n/language.ts'

type Dates = readonly Temporal.PlainDate[]

interface KindWords {
  /** `dates` are the sessions', at the school. */
  readonly subject: (school: string, dates: Dates) => string
  readonly title: (count: number) => string
  readonly introduction: (count: number) => string
}

/** What a mail about a booking says around its data. */
interface BookingMailWords {
  readonly greeting: (client: string) => string
  readonly BOOKED: KindWords
  readonly CANCELLED: KindWords
  readonly total: string
  readonly pay: (amount: string) => string
  readonly orCopy: string
  readonly previewLink: string
  readonly order: (number: string) => string
  readonly localTimes: (timeZone: string) => string
  readonly contact: (school: string) => string
}

const en: BookingMailWords = {
  greeting: (client) => `Hello ${client},`,
  BOOKED: {
    subject: (school, dates) =>
      `${school}: ${count(dates, 'lesson booked', 'lessons booked')}, ${when(dates, 'en-GB')}`,
    title: (n) => (n === 1 ? 'Your lesson is booked' : `Your ${n} lessons are booked`),
    introduction: (n) =>
      n === 1
        ? 'We have booked this lesson for you. You can pay for it online now.'
        : `We have booked these ${n} lessons for you. You can pay for them online now, all at once.`,
  },
  CANCELLED: {
    subject: (school, dates) =>
      `${school}: ${count(dates, 'lesson cancelled', 'lessons cancelled')}, ${when(dates, 'en-GB')}`,
    title: (n) => (n === 1 ? 'Your lesson is cancelled' : `Your ${n} lessons are cancelled`),
    introduction: (n) =>
      n === 1
        ? 'This lesson will not take place. You have nothing to pay: the payment link is no longer valid.'
        : 'These lessons will not take place. You have nothing to pay: the payment link is no longer valid.',
  },
  total: 'Total, tax included',
  pay: (amount) => `Pay ${amount}`,
  orCopy: 'If the button does not open, copy this address into your browser:',
  previewLink: '[the payment link stands here]',
  order: (number) => `Order ${number}`,
  localTimes: (timeZone) => `Times are local to the school (${timeZone}).`,
  contact: (school) => `For any question, or for another time, please ask ${school}.`,
}

const fr: BookingMailWords = {
  greeting: (client) => `Bonjour ${client},`,
  BOOKED: {
    subject: (school, dates) =>
      `${school}\u00a0: ${count(dates, 'cours réservé', 'cours réservés')}, ${when(dates, 'fr-FR')}`,
    title: (n) => (n === 1 ? 'Votre cours est réservé' : `Vos ${n} cours sont réservés`),
    introduction: (n) =>
      n === 1
        ? 'Nous avons réservé ce cours pour vous. Vous pouvez le régler en ligne dès maintenant.'
        : `Nous avons réservé ces ${n} cours pour vous. Vous pouvez les régler en ligne dès maintenant, en une fois.`,
  },
  CANCELLED: {
    subject: (school, dates) =>
      `${school}\u00a0: ${count(dates, 'cours annulé', 'cours annulés')}, ${when(dates, 'fr-FR')}`,
    title: (n) => (n === 1 ? 'Votre cours est annulé' : `Vos ${n} cours sont annulés`),
    introduction: (n) =>
      n === 1
        ? 'Ce cours n’aura pas lieu. Vous n’avez rien à payer\u00a0: le lien de paiement n’est plus valable.'
        : 'Ces cours n’auront pas lieu. Vous n’avez rien à payer\u00a0: le lien de paiement n’est plus valable.',
  },
  total: 'Total, taxes comprises',
  pay: (amount) => `Payer ${amount}`,
  orCopy: 'Si le bouton ne s’ouvre pas, copiez cette adresse dans votre navigateur\u00a0:',
  previewLink: '[ici se trouve le lien de paiement]',
  order: (number) => `Commande ${number}`,
  localTimes: (timeZone) => `Les heures sont celles de l’école (${timeZone}).`,
  contact: (school) => `Pour toute question, ou pour un autre horaire, adressez-vous à\u00a0: ${school}.`,
}

export const bookingMailWords: Readonly<Record<Language, BookingMailWords>> = { EN: en, FR: fr }

function count({ length }: Dates, one: string, many: string): string {
  return length === 1 ? `1 ${one}` : `${length} ${many}`
}

/** One date with its weekday, several as a range: "23 – 26 November". */
function when(dates: Dates, locale: string): string {
  const [first, ...others] = dates.toSorted(Temporal.PlainDate.compare)
  const last = others.at(-1)
  if (!first) return ''
  if (!last || last.equals(first)) {
    return first.toLocaleString(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  }
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
  return format.formatRange(asUtc(first), asUtc(last))
}

function asUtc(date: Temporal.PlainDate): number {
  return date.toZonedDateTime('UTC').epochMilliseconds
}
