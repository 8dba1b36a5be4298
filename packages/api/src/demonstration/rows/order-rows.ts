import { taxIn, totalOf } from '@reprise/domain/orders/money'
import { localDateOf } from '@reprise/domain/time/local-time'
import { Temporal } from 'temporal-polyfill'
import { bookingMailSubject } from '../../email/booking-mail.ts'
import type { EmailMessageRow } from '../../email/email-message.entity.ts'
import { formatDay, formatInterval } from '../../i18n/format-time.ts'
import type { OrderLineRow } from '../../orders/order-line.entity.ts'
import type { OrderRow } from '../../orders/order.entity.ts'
import type { PaymentLinkRow } from '../../payments/payment-link.entity.ts'
import type { RebookingRow } from '../../rebooking/rebooking.entity.ts'
import { clientNamed } from '../clients.ts'
import { versionOf, type HistoryEvent } from '../history.ts'
import { clientId, idOf, ORGANIZATION_ID as organizationId, staffId } from '../ids.ts'
import { product, TAX_RATE_BASIS_POINTS } from '../products.ts'
import type { Rebooked } from '../rebooked.ts'
import { SCHOOL } from '../school.ts'
import type { Session } from '../timetable.ts'

const EMAIL_PROBLEMS: Partial<Record<Rebooked['email'], string>> = {
  BOUNCED: 'INACTIVE_ADDRESS',
  FAILED: 'NO_ADDRESS',
}

/** What was booked again: each rebooking with its order, a line a session, a payment link and an e-mail. */
export function orderRows(rebooked: readonly Rebooked[], history: readonly HistoryEvent[]) {
  const lines = rebooked.map(linesOf)
  return {
    rebookings: rebooked.map((one) => rebookingRow(one, history)),
    orders: rebooked.map((one, index) => orderRow(one, index + 1, totalOf(lines[index]!))),
    orderLines: lines.flat(),
    paymentLinks: rebooked.map((one): PaymentLinkRow => ({
      ...{ organizationId, orderId: orderId(one), keyVersion: 1, expiresAt: null },
      createdAt: new Date(one.bookedAt),
    })),
    emails: rebooked.map(emailRow),
  }
}

const orderId = ({ id }: Rebooked) => idOf(`order of ${id}`)

function rebookingRow(one: Rebooked, history: readonly HistoryEvent[]): RebookingRow {
  return {
    organizationId,
    id: one.id,
    sourceSessionId: one.source.id,
    dates: one.copies.map(({ startsAt }) => localDate(startsAt).toString()),
    createdById: staffId(one.bookedBy),
    createdAt: new Date(one.bookedAt),
    scheduleVersion: versionOf(history, one.id, 'BOOKED'),
    undoneAt: one.undoneAt === null ? null : new Date(one.undoneAt),
    undoneVersion: versionOf(history, one.id, 'UNDONE'),
  }
}

function orderRow(one: Rebooked, number: number, total: number): OrderRow {
  return {
    ...{ organizationId, id: orderId(one), number, total, currency: SCHOOL.currency },
    clientId: clientId(one.client),
    rebookingId: one.id,
    status: one.undoneAt !== null ? 'CANCELLED' : one.paidAt !== null ? 'PAID' : 'PENDING_PAYMENT',
    createdAt: new Date(one.bookedAt),
    paidAt: one.paidAt === null ? null : new Date(one.paidAt),
  }
}

function linesOf(one: Rebooked): OrderLineRow[] {
  const { name, price } = product(one.product)
  return one.copies.map((session, position) => ({
    ...{ organizationId, id: idOf(`line ${position} of ${one.id}`), orderId: orderId(one), position, price },
    sessionId: session.id,
    description: `${name}, ${timeInWords(session, clientNamed(one.client).language)}`,
    taxRateBasisPoints: TAX_RATE_BASIS_POINTS,
    tax: taxIn(price, TAX_RATE_BASIS_POINTS),
  }))
}

function emailRow(one: Rebooked): EmailMessageRow {
  const { email, language } = clientNamed(one.client)
  const subject = bookingMailSubject({
    kind: 'BOOKED',
    language,
    organizationName: SCHOOL.name,
    timeZone: SCHOOL.timeZone,
    sessions: one.copies.map(({ startsAt }) => ({ startsAt: instant(startsAt) })),
  })
  return {
    ...{ organizationId, id: idOf(`email of ${one.id}`), orderId: orderId(one), kind: 'BOOKED' },
    ...{ toAddress: email, language, subject, providerMessageId: null },
    status: one.email,
    problem: EMAIL_PROBLEMS[one.email] ?? null,
    leavesAt: new Date(one.bookedAt + 5_000),
    createdAt: new Date(one.bookedAt),
    updatedAt: new Date(one.undoneAt ?? (one.email === 'FAILED' ? one.bookedAt : one.bookedAt + 9_000)),
  }
}

function timeInWords({ startsAt, endsAt }: Session, language: 'EN' | 'FR'): string {
  const interval = { startsAt: instant(startsAt), endsAt: instant(endsAt) }
  return `${formatDay(localDate(startsAt), language)}, ${formatInterval(interval, SCHOOL.timeZone, language)}`
}

const instant = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds)
const localDate = (milliseconds: number) => localDateOf(instant(milliseconds), SCHOOL.timeZone)
