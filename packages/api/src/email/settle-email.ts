import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import { recordChange } from '../live/record-change.ts'
import { orderSessionIds } from '../orders/order-session-ids.ts'
import type { EmailProblem } from './email-problem.ts'

/** How it ended with a mail that a job had in hand. */
export type EmailOutcome =
  | { readonly status: 'SENT'; readonly messageId: string; readonly subject: string }
  | { readonly status: 'FAILED'; readonly problem: EmailProblem }
  | { readonly status: 'WITHDRAWN' }

export interface EmailToSettle {
  readonly organizationId: string
  readonly emailId: string
  readonly orderId: string
  readonly now: Temporal.Instant
}

/** Problems that lie in the address itself: the client's row then says so too. */
const ADDRESS_PROBLEMS: readonly EmailProblem[] = ['INACTIVE_ADDRESS', 'INVALID_ADDRESS']

/**
 * Writes an outcome into the mail's row, and records it for the calendars; the last statement of its transaction.
 * Does nothing when the mail is settled already. Locks: e-mail, client, organization version.
 */
export async function settleEmail(
  em: EntityManager,
  email: EmailToSettle,
  outcome: EmailOutcome,
): Promise<void> {
  const { organizationId, emailId, orderId, now } = email
  const problem = outcome.status === 'FAILED' ? outcome.problem : null
  const [settled] = await em.execute<{ to_address: string }[]>(SETTLE, [
    outcome.status,
    problem,
    outcome.status === 'SENT' ? outcome.messageId : null,
    outcome.status === 'SENT' ? outcome.subject : null,
    now.toString(),
    organizationId,
    emailId,
  ])
  if (!settled) return
  if (problem !== null && ADDRESS_PROBLEMS.includes(problem)) {
    await em.execute(MARK_CLIENT, [problem, organizationId, orderId, organizationId, settled.to_address])
  }
  const sessionIds = await orderSessionIds(em, organizationId, orderId)
  await recordChange(em, organizationId, { sessionIds }, now.toString())
}

const SETTLE = `
  update email_message set status = ?, problem = ?::text, provider_message_id = ?::text,
    subject = coalesce(?::text, subject), updated_at = ?::timestamptz
  where organization_id = ? and id = ? and status in ('QUEUED', 'SENDING')
  returning to_address`

// Only while it is still the client's address: it may have been corrected since.
const MARK_CLIENT = `
  update client set email_problem = ?
  where id = (select client_id from orders where organization_id = ? and id = ?)
    and organization_id = ? and email = ?`
