import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** What the built-in mailbox was handed: the demonstration's stand-in for a mail service. */
export const MailboxMessageRow = defineEntity({
  name: 'MailboxMessageRow',
  tableName: 'mailbox_message',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    fromAddress: p.text(),
    toAddress: p.text(),
    subject: p.text(),
    html: p.text(),
    text: p.text(),
    receivedAt: timestamp(),
  },
})

export type MailboxMessageRow = InferEntity<typeof MailboxMessageRow>
