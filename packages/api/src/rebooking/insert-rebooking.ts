import { taxIn, totalOf } from '@reprise/domain/orders/money'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { bookingMailSubject } from '../email/booking-mail.ts'
import { formatDay, formatInterval } from '../i18n/format-time.ts'
import { addJob } from '../jobs/add-job.ts'
import { emailJobKey } from '../email/email-job-key.ts'
import { RECORD_CHANGE, recordChangeParams } from '../live/record-change.ts'
import type { Parts } from '../parts.ts'
import { CLOSE_REBOOKING, INSERT_REBOOKING } from './insert-rebooking.sql.ts'
import type { Source } from './load-source.ts'
import type { BookedDays, RebookingRequest } from './rebook-session.ts'

/**
 * Writes all that a rebooking makes: sessions, allocations, order, lines, payment link, e-mail and its job; then, as
 * the transaction's last statement, the order's number and the schedule's new version, which it gives.
 */
export async function insertRebooking(
  em: EntityManager,
  parts: Parts,
  { organizationId, id: rebookingId }: RebookingRequest,
  { source, days }: { readonly source: Source; readonly days: BookedDays },
  now: Temporal.Instant,
): Promise<number> {
  const orderId = newId()
  const sessions = days.map((day) => ({ id: newId(), day }))
  const lines = sessions.map((session, position) => lineFor(source, session, position))
  const email = emailFor(source, days, now, parts.emailDelaySeconds)
  await em.execute(INSERT_REBOOKING, [
    organizationId,
    rebookingId,
    source.sessionId,
    orderId,
    now.toString(),
    totalOf(lines),
    JSON.stringify(
      sessions.map(({ id, day }) => ({ id, starts_at: day.lesson.startsAt, ends_at: day.lesson.endsAt })),
    ),
    JSON.stringify(sessions.flatMap(allocationsOf)),
    JSON.stringify(lines),
    JSON.stringify(email),
  ])
  if (email.status === 'QUEUED') {
    const payload = { organizationId, emailId: email.id }
    await addJob(em, 'send-email', payload, { key: emailJobKey(email.id), runAt: email.leaves_at })
  }
  const change = { sessionIds: [...sessions.map(({ id }) => id), source.sessionId] }
  const [closed] = await em.execute<{ schedule_version: number }[]>(
    `with ${RECORD_CHANGE}, ${CLOSE_REBOOKING}`,
    [
      ...recordChangeParams(organizationId, change, now.toString(), 1),
      organizationId,
      orderId,
      organizationId,
      rebookingId,
    ],
  )
  return closed!.schedule_version
}

interface NewSession {
  readonly id: string
  readonly day: BookedDays[number]
}

function allocationsOf({ id, day }: NewSession) {
  return day.claims.map(({ subjectId, during }) => ({
    id: newId(),
    session_id: id,
    subject_id: subjectId,
    starts_at: during.startsAt,
    ends_at: during.endsAt,
  }))
}

function lineFor({ product, client, rules }: Source, { id, day }: NewSession, position: number) {
  const { name, price, taxRateBasisPoints } = product!
  const { language } = client!
  const time = formatInterval(day.lesson, rules.timeZone, language)
  return {
    id: newId(),
    position,
    session_id: id,
    description: `${name}, ${formatDay(day.date, language)}, ${time}`,
    price,
    tax_rate: taxRateBasisPoints,
    tax: taxIn(price, taxRateBasisPoints),
  }
}

function emailFor(
  { client, rules, organization }: Source,
  days: BookedDays,
  now: Temporal.Instant,
  delay: number,
) {
  const { email, language } = client!
  return {
    id: newId(),
    to_address: email,
    language,
    subject: bookingMailSubject({
      kind: 'BOOKED',
      language,
      organizationName: organization.name,
      timeZone: rules.timeZone,
      sessions: days.map(({ lesson }) => lesson),
    }),
    status: email === null ? 'FAILED' : 'QUEUED',
    problem: email === null ? 'NO_ADDRESS' : null,
    leaves_at: now.add({ seconds: delay }).toString(),
  }
}
