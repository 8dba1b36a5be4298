import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** That an order may be paid by link. The token is derived, never stored (pay-token.ts). */
export const PaymentLinkRow = defineEntity({
  name: 'PaymentLinkRow',
  tableName: 'payment_link',
  properties: {
    organizationId: p.uuid().primary(),
    orderId: p.uuid().primary(),
    keyVersion: p.integer(),
    expiresAt: timestamp().nullable(),
    createdAt: timestamp(),
  },
})

export type PaymentLinkRow = InferEntity<typeof PaymentLinkRow>
