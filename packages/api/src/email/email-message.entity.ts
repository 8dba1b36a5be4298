import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

export type EmailRowStatus = 'QUEUED' | 'SENDING' | 'SENT' | 'DELIVERED' | 'BOUNCED' | 'FAILED' | 'WITHDRAWN'

/** One attempt to tell the client. SENDING: a job has it in hand and may have called the mail service. */
export const EmailMessageRow = defineEntity({
  name: 'EmailMessageRow',
  tableName: 'email_message',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    orderId: p.uuid(),
    kind: p.text().$type<'BOOKED' | 'CANCELLED'>(),
    toAddress: p.text().nullable(),
    language: p.text().$type<'EN' | 'FR'>(),
    subject: p.text(),
    status: p.text().$type<EmailRowStatus>(),
    problem: p.text().nullable(),
    providerMessageId: p.text().nullable(),
    leavesAt: timestamp(),
    createdAt: timestamp(),
    updatedAt: timestamp(),
  },
  indexes: [{ name: 'email_message_order_index', properties: ['organizationId', 'orderId'] }],
})

export type EmailMessageRow = InferEntity<typeof EmailMessageRow>
