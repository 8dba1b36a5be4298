import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** What a client owes. `total` is the sum of the lines, in minor units, tax included. */
export const OrderRow = defineEntity({
  name: 'OrderRow',
  tableName: 'orders',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    number: p.integer().nullable(),
    clientId: p.uuid(),
    rebookingId: p.uuid().nullable(),
    status: p.text().$type<'PENDING_PAYMENT' | 'PAID' | 'CANCELLED' | 'REFUNDED'>(),
    currency: p.text(),
    total: p.integer(),
    createdAt: timestamp(),
    paidAt: timestamp().nullable(),
  },
  uniques: [
    { name: 'orders_number_unique', properties: ['organizationId', 'number'] },
    { name: 'orders_rebooking_unique', properties: ['organizationId', 'rebookingId'] },
  ],
  indexes: [{ name: 'orders_client_index', properties: ['organizationId', 'clientId'] }],
})

export type OrderRow = InferEntity<typeof OrderRow>
