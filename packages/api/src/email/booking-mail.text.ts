import { formatInterval, formatMoney } from '../i18n/format-time.ts'
import type { BookedSession, BookingMailInput } from './booking-mail.ts'
import { bookingMailWords } from './booking-mail.words.ts'
import { longDate } from '../i18n/long-date.ts'

/** The mail without HTML, for programs and people that read it so. */
export function bookingMailText(mail: BookingMailInput): string {
  const words = bookingMailWords[mail.language]
  const { title, introduction } = words[mail.kind]
  return [
    `${title(mail.sessions.length)}\n${mail.organizationName}`,
    words.greeting(mail.clientName),
    introduction(mail.sessions.length),
    mail.sessions.map((session) => sessionLines(session, mail)).join('\n\n'),
    ...(mail.kind === 'BOOKED' ? [paymentLines(mail)] : []),
    [
      ...(mail.orderNumber === null ? [] : [words.order(mail.orderNumber)]),
      words.localTimes(mail.timeZone),
      words.contact(mail.organizationName),
    ].join('\n'),
    '',
  ].join('\n\n')
}

function sessionLines(session: BookedSession, { language, timeZone }: BookingMailInput): string {
  const where = [...session.staffNames, ...session.resourceNames]
  return [
    `* ${longDate(session.startsAt, timeZone, language)}, ${formatInterval(session, timeZone, language)}`,
    `  ${[session.productName, ...where].join(' · ')}`,
  ].join('\n')
}

function paymentLines({ language, total, currency, payUrl }: BookingMailInput): string {
  const words = bookingMailWords[language]
  const amount = formatMoney(total, currency, language)
  const colon = language === 'FR' ? '\u00a0:' : ':'
  return `${words.total}${colon} ${amount}\n${words.pay(amount)}${colon} ${payUrl ?? words.previewLink}`
}
