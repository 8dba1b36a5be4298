import { localDateOf } from '@reprise/domain/time/local-time'
import type { Temporal } from 'temporal-polyfill'
import { cleanLine } from '../html/clean-line.ts'
import type { Language } from '../i18n/language.ts'
import { bookingMailHtml } from './booking-mail.html.ts'
import { bookingMailText } from './booking-mail.text.ts'
import { bookingMailWords } from './booking-mail.words.ts'

export interface BookedSession {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly productName: string
  readonly staffNames: readonly string[]
  readonly resourceNames: readonly string[]
}

/** Everything that a mail about a booking says. Names may hold anything: they are cleaned and escaped here. */
export interface BookingMailInput {
  readonly kind: 'BOOKED' | 'CANCELLED'
  readonly language: Language
  readonly organizationName: string
  /** IANA name: every date and time is said in it. */
  readonly timeZone: string
  readonly currency: string
  readonly clientName: string
  /** At least one. */
  readonly sessions: readonly BookedSession[]
  /** In minor units of `currency`, tax included. */
  readonly total: number
  /** As people see it; null while there is none, in a preview. */
  readonly orderNumber: string | null
  /** Null in a preview: the button is shown, and leads nowhere. */
  readonly payUrl: string | null
}

export interface BookingMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** The mail that tells a client of a booking, or of its cancellation, in the client's language. */
export function renderBookingMail(input: BookingMailInput): BookingMail {
  const mail = clean(input)
  const subject = bookingMailSubject(mail)
  return { subject, html: bookingMailHtml(mail, subject), text: bookingMailText(mail) }
}

/** The subject alone, for the e-mail's row, which is stored before the order has its number. */
export function bookingMailSubject({
  kind,
  language,
  organizationName,
  timeZone,
  sessions,
}: Pick<BookingMailInput, 'kind' | 'language' | 'organizationName' | 'timeZone'> & {
  readonly sessions: readonly Pick<BookedSession, 'startsAt'>[]
}): string {
  const dates = sessions.map(({ startsAt }) => localDateOf(startsAt, timeZone))
  return bookingMailWords[language][kind].subject(cleanLine(organizationName, 60), dates)
}

function clean(input: BookingMailInput): BookingMailInput {
  const names = (list: readonly string[]) => list.map((name) => cleanLine(name))
  return {
    ...input,
    organizationName: cleanLine(input.organizationName),
    clientName: cleanLine(input.clientName),
    sessions: input.sessions
      .toSorted((a, b) => a.startsAt.epochMilliseconds - b.startsAt.epochMilliseconds)
      .map((session) => ({
        ...session,
        productName: cleanLine(session.productName),
        staffNames: names(session.staffNames),
        resourceNames: names(session.resourceNames),
      })),
  }
}
