import { totalOf } from '@reprise/domain/orders/money'
import { lessonOn } from '@reprise/domain/rebooking/decide-day'
import { overlaps, type Interval } from '@reprise/domain/time/interval'
import type { EntityManager } from '@mikro-orm/postgresql'
import { Temporal } from 'temporal-polyfill'
import { renderBookingMail, type BookingMail } from '../email/booking-mail.ts'
import { formatDay, formatInterval } from '../i18n/format-time.ts'
import type { Language } from '../i18n/language.ts'
import { messagesIn } from '../i18n/messages.ts'
import { OrderLineRow } from '../orders/order-line.entity.ts'
import { SessionRow } from '../schedule/session.entity.ts'
import type { Source, SourceClient } from './load-source.ts'

/** What a rebooking would cost and send, and what to mind; amounts in minor units, tax included. */
export interface RebookingPreview {
  readonly total: number
  readonly previousPrice: number | null
  readonly warnings: readonly string[]
  readonly email: (BookingMail & { readonly to: string; readonly language: Language }) | null
}

/** A session without product or client has nothing to preview: null. Days whose start the clocks skip are left out. */
export async function previewRebooking(
  em: EntityManager,
  source: Source,
  dates: readonly Temporal.PlainDate[],
  language: Language,
): Promise<RebookingPreview | null> {
  const { product, client, lesson, rules } = source
  if (!product || !client) return null
  const lessons = dates
    .toSorted(Temporal.PlainDate.compare)
    .map((date) => lessonOn(date, lesson, rules.timeZone))
    .filter((copy) => copy !== null)
  const total = totalOf(lessons.map(() => product))
  const paid = await em.findOne(
    OrderLineRow,
    { organizationId: rules.organizationId, sessionId: source.sessionId },
    { disableIdentityMap: true },
  )
  return {
    total,
    previousPrice: paid && paid.price !== product.price ? paid.price : null,
    warnings: [
      ...addressWarnings(client, language),
      ...(await clientBusyWarnings(em, source, client, lessons, language)),
    ],
    email: client.email && lessons.length > 0 ? mailTo(source, client, client.email, lessons, total) : null,
  }
}

function addressWarnings({ name, email, emailProblem }: SourceClient, language: Language): string[] {
  const { warnings } = messagesIn(language)
  if (!email) return [warnings.noAddress(name)]
  return emailProblem ? [warnings.badAddress(name, email)] : []
}

async function clientBusyWarnings(
  em: EntityManager,
  { rules: { organizationId, timeZone } }: Source,
  client: SourceClient,
  lessons: readonly Interval[],
  language: Language,
): Promise<string[]> {
  const first = lessons.at(0)
  const last = lessons.at(-1)
  if (!first || !last) return []
  const others = await em.find(
    SessionRow,
    {
      ...{ organizationId, clientId: client.id, status: 'SCHEDULED' },
      ...{ startsAt: { $lt: toDate(last.endsAt) }, endsAt: { $gt: toDate(first.startsAt) } },
    },
    { disableIdentityMap: true, orderBy: { startsAt: 1 } },
  )
  return others
    .map(toInterval)
    .filter((other) => lessons.some((lesson) => overlaps(lesson, other)))
    .map((other) => {
      const day = formatDay(other.startsAt.toZonedDateTimeISO(timeZone).toPlainDate(), language)
      return messagesIn(language).warnings.clientBusy(
        client.name,
        day,
        formatInterval(other, timeZone, language),
      )
    })
}

function mailTo(
  { product, organization, staffNames, resourceNames, rules }: Source,
  client: SourceClient,
  to: string,
  lessons: readonly Interval[],
  total: number,
) {
  const mail = renderBookingMail({
    kind: 'BOOKED',
    language: client.language,
    organizationName: organization.name,
    timeZone: rules.timeZone,
    currency: organization.currency,
    clientName: client.name,
    sessions: lessons.map((lesson) => ({ ...lesson, productName: product!.name, staffNames, resourceNames })),
    total,
    orderNumber: null,
    payUrl: null,
  })
  return { ...mail, to, language: client.language }
}

const toDate = (instant: Temporal.Instant) => new Date(instant.epochMilliseconds)

const toInterval = ({ startsAt, endsAt }: SessionRow): Interval => ({
  startsAt: Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()),
  endsAt: Temporal.Instant.fromEpochMilliseconds(endsAt.getTime()),
})
