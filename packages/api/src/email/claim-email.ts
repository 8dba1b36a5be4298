import type { EntityManager } from '@mikro-orm/postgresql'
import type { Language } from '../i18n/language.ts'
import type { JobPayloads } from '../jobs/add-job.ts'
import { commitChange } from '../live/commit-change.ts'
import type { OrderRow } from '../orders/order.entity.ts'
import type { Parts } from '../parts.ts'
import type { EmailRowStatus } from './email-message.entity.ts'
import { settleEmail } from './settle-email.ts'

/** A mail that a job has in hand. */
export interface ClaimedEmail {
  readonly orderId: string
  readonly kind: 'BOOKED' | 'CANCELLED'
  readonly to: string
  readonly language: Language
  /** An earlier attempt's answer was lost, so the mail service may have taken it already. */
  readonly mayHaveLeft: boolean
}

/**
 * Marks a mail as being handed over, in a commit of its own: from here on an Undo is a late one. Null when there is
 * nothing to hand over: it was withdrawn, it is settled already, or its booking has been cancelled meanwhile, so that
 * nobody reads "booked" after "cancelled".
 */
export async function claimEmail(
  parts: Pick<Parts, 'orm' | 'doorbell' | 'now'>,
  { organizationId, emailId }: JobPayloads['send-email'],
): Promise<ClaimedEmail | null> {
  return commitChange(parts, organizationId, async (em) => {
    const email = await lockEmail(em, organizationId, emailId)
    if (!email || (email.status !== 'QUEUED' && email.status !== 'SENDING')) return null
    const mayHaveLeft = email.status === 'SENDING'
    if (email.kind === 'BOOKED' && email.order_status === 'CANCELLED') {
      const outcome = mayHaveLeft
        ? ({ status: 'FAILED', problem: 'CANCELLED_MEANWHILE' } as const)
        : ({ status: 'WITHDRAWN' } as const)
      await settleEmail(em, { organizationId, emailId, orderId: email.order_id, now: parts.now() }, outcome)
      return null
    }
    await em.execute(
      `update email_message set status = 'SENDING', updated_at = ?::timestamptz where organization_id = ? and id = ?`,
      [parts.now().toString(), organizationId, emailId],
    )
    return {
      orderId: email.order_id,
      kind: email.kind,
      to: email.to_address,
      language: email.language,
      mayHaveLeft,
    }
  })
}

interface EmailData {
  order_id: string
  kind: 'BOOKED' | 'CANCELLED'
  to_address: string
  language: Language
  status: EmailRowStatus
  order_status: OrderRow['status']
}

/** The order first, then the mail, as everywhere. */
async function lockEmail(
  em: EntityManager,
  organizationId: string,
  emailId: string,
): Promise<EmailData | null> {
  const [order] = await em.execute<{ id: string; status: OrderRow['status'] }[]>(
    `select id, status from orders where organization_id = ? and id =
       (select order_id from email_message where organization_id = ? and id = ?) for share`,
    [organizationId, organizationId, emailId],
  )
  if (!order) return null
  const [email] = await em.execute<Omit<EmailData, 'order_status'>[]>(
    `select order_id, kind, to_address, language, status from email_message
     where organization_id = ? and id = ? for no key update`,
    [organizationId, emailId],
  )
  return email ? { ...email, order_status: order.status } : null
}
