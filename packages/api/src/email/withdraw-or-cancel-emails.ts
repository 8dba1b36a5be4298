import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { addJob, removeJob } from '../jobs/add-job.ts'
import { OrganizationRow } from '../organization/organization.entity.ts'
import type { OrderRow } from '../orders/order.entity.ts'
import { bookingMailSubject, type BookedSession } from './booking-mail.ts'
import { emailJobKey } from './email-job-key.ts'
import { EmailMessageRow } from './email-message.entity.ts'

/**
 * Unsays what was said of an order: a mail that has not left is withdrawn; for one that has, or may have, one
 * cancellation is queued to the same address, at once. Runs in the transaction that cancels the order.
 */
export async function withdrawOrCancelEmails(
  em: EntityManager,
  { organizationId, id: orderId }: Pick<OrderRow, 'organizationId' | 'id'>,
  sessions: readonly Pick<BookedSession, 'startsAt'>[],
  now: Temporal.Instant,
): Promise<void> {
  const withdrawn = await em.execute<{ id: string }[]>(
    `update email_message set status = 'WITHDRAWN', updated_at = ?
     where organization_id = ? and order_id = ? and status = 'QUEUED'
     returning id`,
    [now.toString(), organizationId, orderId],
  )
  for (const { id } of withdrawn) await removeJob(em, emailJobKey(id))

  const told = await em.findOne(
    EmailMessageRow,
    { organizationId, orderId, kind: 'BOOKED', status: { $in: ['SENDING', 'SENT', 'DELIVERED'] } },
    { disableIdentityMap: true, orderBy: { createdAt: -1 } },
  )
  if (told) await queueCancellation(em, told, sessions, now)
}

async function queueCancellation(
  em: EntityManager,
  { organizationId, orderId, toAddress = null, language }: EmailMessageRow,
  sessions: readonly Pick<BookedSession, 'startsAt'>[],
  now: Temporal.Instant,
): Promise<void> {
  const { name: organizationName, timeZone } = await em.findOneOrFail(OrganizationRow, { id: organizationId })
  const subject = bookingMailSubject({ kind: 'CANCELLED', language, organizationName, timeZone, sessions })
  const id = newId()
  const at = new Date(now.epochMilliseconds)
  await em.insert(EmailMessageRow, {
    ...{ organizationId, id, orderId, kind: 'CANCELLED', status: 'QUEUED' },
    ...{ toAddress, language, subject, leavesAt: at, createdAt: at, updatedAt: at },
  })
  await addJob(
    em,
    'send-email',
    { organizationId, emailId: id },
    { key: emailJobKey(id), runAt: now.toString() },
  )
}
