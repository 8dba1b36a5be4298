import type { Temporal } from 'temporal-polyfill'
import { cleanLine } from '../html/clean-line.ts'
import { html, type Html } from '../html/html.ts'
import { formatInterval, formatMoney } from '../i18n/format-time.ts'
import type { Language } from '../i18n/language.ts'
import { dateTile, longDate } from '../i18n/long-date.ts'
import type { BookedOrder, BookedOrderSession } from '../orders/load-booked-order.ts'
import { orderNumber } from '../orders/order-number.ts'
import { PAY_PAGE_STYLE } from './pay-page.style.ts'
import { payPageWords } from './pay-page.words.ts'

export type PayState = 'TO_PAY' | 'PAID' | 'CANCELLED' | 'REFUNDED' | 'LAPSED'

/** Where an order stands for the one who is to pay it, at `now`. */
export function payStateOf({ status, paymentLink }: BookedOrder, now: Temporal.Instant): PayState {
  if (status !== 'PENDING_PAYMENT') return status
  const expiresAt = paymentLink?.expiresAt
  return expiresAt && expiresAt.epochMilliseconds <= now.epochMilliseconds ? 'LAPSED' : 'TO_PAY'
}

/** The page of one order. `payAction` is where its button posts to; null when paying is not possible here. */
export function payPageHtml(order: BookedOrder, state: PayState, payAction: string | null): string {
  const { language, organizationName, sessions } = order
  const words = payPageWords[language]
  const school = cleanLine(organizationName)
  return page(
    language,
    words.title(school),
    html`<header class="school">${school}</header>
      <main class="card">
        <h1 class="${state.toLowerCase()}">${words.heading[state](sessions.length)}</h1>
        <p>${words.explanation[state]}</p>
        <ul class="${state === 'CANCELLED' ? 'struck' : ''}">
          ${sessions.map((session) => sessionItem(session, order))}
        </ul>
        ${state === 'CANCELLED' ? null : total(order)}
        ${state === 'TO_PAY' ? payment(order, payAction) : null}
      </main>
      <footer>${words.order(orderNumber(order.number))}<br />${words.localTimes(order.timeZone)}</footer>`,
  )
}

/** What is said when there is no order to show: in both languages, since nobody knows whose page it is. */
export function payMessageHtml(kind: 'unknown' | 'busy'): string {
  const both = (['FR', 'EN'] as const).map((language) => {
    const { title, explanation } = payPageWords[language][kind]
    return html`<section lang="${language.toLowerCase()}">
      <h1>${title}</h1>
      <p>${explanation}</p>
    </section>`
  })
  return page('FR', payPageWords.FR[kind].title, html`<main class="card">${both}</main>`)
}

function page(language: Language, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${language.toLowerCase()}" dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        ${PAY_PAGE_STYLE}
      </head>
      <body>
        ${body}
      </body>
    </html> `.toString()
}

function sessionItem(session: BookedOrderSession, { timeZone, language }: BookedOrder): Html {
  const tile = dateTile(session.startsAt, timeZone, language)
  const people = [...session.staffNames, ...session.resourceNames].map((name) => cleanLine(name)).join(' · ')
  return html` <li>
    <div class="tile" aria-hidden="true">${tile.weekday}<b>${tile.day}</b>${tile.month}</div>
    <div>
      <p class="when">${longDate(session.startsAt, timeZone, language)}</p>
      <p class="time">${formatInterval(session, timeZone, language)}</p>
      <p>${cleanLine(session.productName)}</p>
      ${people === '' ? null : html` <p class="soft">${people}</p>`}
    </div>
  </li>`
}

function total({ language, total, currency }: BookedOrder): Html {
  return html`<p class="total">
    <span>${payPageWords[language].total}</span> <b>${formatMoney(total, currency, language)}</b>
  </p>`
}

function payment({ language, total, currency }: BookedOrder, payAction: string | null): Html {
  const words = payPageWords[language]
  if (payAction === null) return html`<p class="note">${words.cannotPayHere}</p>`
  return html`<form method="post" action="${payAction}">
      <button>${words.pay(formatMoney(total, currency, language))}</button>
    </form>
    <p class="note">${words.demonstration}</p>`
}
