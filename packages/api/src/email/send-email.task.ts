import { setTimeout as sleep } from 'node:timers/promises'
import { TryAgainError } from '../graphql/errors.ts'
import type { JobPayloads } from '../jobs/add-job.ts'
import type { JobRun, Tasks } from '../jobs/worker.ts'
import { commitChange } from '../live/commit-change.ts'
import { loadBookedOrder } from '../orders/load-booked-order.ts'
import { orderNumber } from '../orders/order-number.ts'
import { payUrl } from '../payments/pay-token.ts'
import type { Parts } from '../parts.ts'
import { renderBookingMail } from './booking-mail.ts'
import { claimEmail, type ClaimedEmail } from './claim-email.ts'
import type { EmailProblem } from './email-problem.ts'
import { PermanentMailError, TemporaryMailError, type Mail, type Mailer } from './mailer.ts'
import { releaseEmail } from './release-email.ts'
import { settleEmail, type EmailOutcome } from './settle-email.ts'

type Payload = JobPayloads['send-email']

type MailParts = Pick<Parts, 'orm' | 'doorbell' | 'logger' | 'now' | 'publicUrl' | 'secret' | 'emailFrom'>

/**
 * The job that hands one mail over: at least once when it has an address and was not withdrawn, and a second time
 * only when the answer to the first was lost.
 */
export function sendEmailTask(parts: MailParts, mailer: Mailer): Tasks['send-email'] {
  return async (payload, job) => {
    const email = await claimEmail(parts, payload)
    if (!email) return
    const outcome = await handOver(parts, mailer, payload, email).catch((error: unknown) =>
      outcomeOfFailure(parts, payload, email, job, error),
    )
    await keep(job.signal, () =>
      commitChange(parts, payload.organizationId, (em) =>
        settleEmail(em, { ...payload, orderId: email.orderId, now: parts.now() }, outcome),
      ),
    )
  }
}

async function handOver(
  parts: MailParts,
  mailer: Mailer,
  payload: Payload,
  email: ClaimedEmail,
): Promise<EmailOutcome> {
  const mail = await composeMail(parts, payload, email)
  const { messageId } = await mailer.send(mail)
  return { status: 'SENT', messageId, subject: mail.subject }
}

async function composeMail(parts: MailParts, payload: Payload, email: ClaimedEmail): Promise<Mail> {
  const order = await loadBookedOrder(parts.orm.em.fork(), payload.organizationId, email.orderId)
  if (!order?.paymentLink) throw new Error('The order of a mail is not complete')
  const { keyVersion } = order.paymentLink
  const rendered = renderBookingMail({
    ...order,
    kind: email.kind,
    language: email.language,
    orderNumber: orderNumber(order.number),
    payUrl: payUrl(parts, { organizationId: payload.organizationId, orderId: email.orderId, keyVersion }),
  })
  return {
    ...payload,
    ...rendered,
    from: { name: order.organizationName, address: parts.emailFrom },
    to: email.to,
  }
}

/** What a failure settles; thrown again when the mail is to be tried later. */
async function outcomeOfFailure(
  { orm, logger }: MailParts,
  payload: Payload,
  email: ClaimedEmail,
  job: JobRun,
  error: unknown,
): Promise<EmailOutcome> {
  const problem = problemOf(error, job)
  const mayHaveLeft = email.mayHaveLeft || (error instanceof TemporaryMailError && error.mayHaveLeft)
  const details = { emailId: payload.emailId, mayHaveLeft, reason: String(error) }
  logger.warn(details, problem ? 'A mail was given up' : 'A mail did not leave, and is tried again')
  if (problem) return { status: 'FAILED', problem }
  // Nothing left for certain, so until the next attempt an Undo still leaves no mail at all.
  if (!mayHaveLeft) await releaseEmail(orm, payload)
  throw error
}

function problemOf(error: unknown, job: JobRun): EmailProblem | null {
  if (error instanceof PermanentMailError) return error.problem
  return job.isLastAttempt ? 'GAVE_UP' : null
}

/** An answer is in hand, and losing it would send the mail twice: a database that is away is waited for. */
async function keep(signal: AbortSignal, store: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await store()
    } catch (error) {
      if (!(error instanceof TryAgainError) || signal.aborted) throw error
      await sleep(1_000)
    }
  }
}
