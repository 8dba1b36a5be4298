import { html, type Html } from '../html/html.ts'
import { formatInterval, formatMoney } from '../i18n/format-time.ts'
import type { BookedSession, BookingMailInput } from './booking-mail.ts'
import { DARK_AND_NARROW, STYLE } from './booking-mail.style.ts'
import { bookingMailWords } from './booking-mail.words.ts'
import { dateTile, longDate } from '../i18n/long-date.ts'

/** Tables and inline styles: the common ground of mail programs. Input is clean already; all of it is escaped. */
export function bookingMailHtml(mail: BookingMailInput, subject: string): string {
  return html`<!doctype html>
    <html lang="${mail.language.toLowerCase()}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>${subject}</title>
        ${DARK_AND_NARROW}
      </head>
      <body class="r-canvas" style="${STYLE.body}">
        <div style="${STYLE.preheader}">${preheader(mail)}</div>
        <table
          role="presentation"
          class="r-canvas"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          style="${STYLE.canvas}"
        >
          <tr>
            <td class="r-gutter" align="center" style="${STYLE.gutter}">
              <table role="presentation" width="600" cellpadding="0" cellspacing="0" style="${STYLE.column}">
                <tr>
                  <td class="r-accent" style="${STYLE.school}">${mail.organizationName}</td>
                </tr>
                <tr>
                  <td class="r-card r-line" style="${STYLE.card}">${card(mail)}</td>
                </tr>
                <tr>
                  <td class="r-soft" style="${STYLE.footer}">${footer(mail)}</td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html> `.toString()
}

/** What a list of mails shows after the subject. */
function preheader({ language, kind, sessions, timeZone }: BookingMailInput): string {
  const words = bookingMailWords[language]
  const first = sessions[0]
  const time = first ? formatInterval(first, timeZone, language) : ''
  return `${time} · ${words[kind].introduction(sessions.length)}`
}

function card(mail: BookingMailInput): Html {
  const words = bookingMailWords[mail.language]
  const { title, introduction } = words[mail.kind]
  const count = mail.sessions.length
  return html` <h1 class="r-ink" style="${STYLE.title}">${title(count)}</h1>
    <p class="r-ink" style="${STYLE.paragraph}">${words.greeting(mail.clientName)}</p>
    <p class="r-ink" style="${STYLE.paragraph}">${introduction(count)}</p>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="${STYLE.list}">
      ${mail.sessions.map((session) => sessionRow(session, mail))}
    </table>
    ${mail.kind === 'BOOKED' ? payment(mail) : null}`
}

function sessionRow(session: BookedSession, { kind, language, timeZone }: BookingMailInput): Html {
  const tile = dateTile(session.startsAt, timeZone, language)
  const struck = kind === 'CANCELLED' ? STYLE.struck : ''
  const people = [...session.staffNames, ...session.resourceNames].join(' · ')
  return html` <tr>
    <td class="r-line" width="64" valign="top" style="${STYLE.tileCell}">
      <table role="presentation" width="56" cellpadding="0" cellspacing="0" aria-hidden="true">
        <tr>
          <td class="r-tile" align="center" style="${STYLE.tile}">
            <span style="${STYLE.tileSmall}">${tile.weekday}</span><br /><span style="${STYLE.tileDay}"
              >${tile.day}</span
            ><br /><span style="${STYLE.tileSmall}">${tile.month}</span>
          </td>
        </tr>
      </table>
    </td>
    <td class="r-line" valign="top" style="${STYLE.sessionCell}">
      <span class="r-ink" style="${STYLE.when}${struck}"
        >${longDate(session.startsAt, timeZone, language)}</span
      ><br />
      <span class="r-accent" style="${STYLE.time}${struck}"
        >${formatInterval(session, timeZone, language)}</span
      ><br />
      <span class="r-ink" style="${STYLE.product}">${session.productName}</span>${
        people === ''
          ? null
          : html`<br />
              <span class="r-soft" style="${STYLE.people}">${people}</span>`
      }
    </td>
  </tr>`
}

function payment({ language, total, currency, payUrl }: BookingMailInput): Html {
  const words = bookingMailWords[language]
  const amount = formatMoney(total, currency, language)
  const label = words.pay(amount)
  return html` <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      <tr>
        <td class="r-soft" style="${STYLE.totalLabel}">${words.total}</td>
        <td class="r-ink" align="right" style="${STYLE.total}">${amount}</td>
      </tr>
    </table>
    <table role="presentation" width="100%" cellpadding="0" cellspacing="0">
      <tr>
        <td class="r-button" align="center" bgcolor="#0d6468" style="${STYLE.buttonCell}">
          ${
            payUrl === null
              ? html`<span class="r-on-accent" style="${STYLE.button}">${label}</span>`
              : html`<a class="r-on-accent" href="${payUrl}" style="${STYLE.button}">${label}</a>`
          }
        </td>
      </tr>
    </table>
    <p class="r-soft" style="${STYLE.copy}">
      ${
        payUrl === null
          ? words.previewLink
          : html`${words.orCopy}<br /><a class="r-accent" href="${payUrl}" style="${STYLE.address}"
                >${payUrl}</a
              >`
      }
    </p>`
}

function footer({ language, orderNumber, timeZone, organizationName }: BookingMailInput): Html {
  const words = bookingMailWords[language]
  const lines = [
    ...(orderNumber === null ? [] : [words.order(orderNumber)]),
    words.localTimes(timeZone),
    words.contact(organizationName),
  ]
  return html`${lines.map((line, index) => (index === 0 ? html`${line}` : html`<br />${line}`))}`
}
