import type { Parts } from '../parts.ts'
import { MailboxMessageRow } from './mailbox-message.entity.ts'
import type { Mailer } from './mailer.ts'

/** Hands mail to the built-in mailbox, where it can be read in the application. Handed over twice, it is there once. */
export function createMailboxMailer({ orm, now }: Pick<Parts, 'orm' | 'now'>): Mailer {
  return {
    async send({ organizationId, emailId, from, to, subject, html, text }) {
      await orm.em.fork().upsert(
        MailboxMessageRow,
        {
          organizationId,
          id: emailId,
          fromAddress: `${from.name} <${from.address}>`,
          toAddress: to,
          subject,
          html,
          text,
          receivedAt: new Date(now().epochMilliseconds),
        },
        { onConflictAction: 'ignore' },
      )
      return { messageId: emailId }
    },
  }
}
