import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** One session's price as it was agreed: `price` has the tax in it, `tax` says how much of it that is. */
export const OrderLineRow = defineEntity({
  name: 'OrderLineRow',
  tableName: 'order_line',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    orderId: p.uuid(),
    position: p.integer(),
    sessionId: p.uuid().nullable(),
    description: p.text(),
    price: p.integer(),
    taxRateBasisPoints: p.integer(),
    tax: p.integer(),
  },
  uniques: [{ name: 'order_line_position_unique', properties: ['organizationId', 'orderId', 'position'] }],
  indexes: [{ name: 'order_line_session_index', properties: ['organizationId', 'sessionId'] }],
})

export type OrderLineRow = InferEntity<typeof OrderLineRow>
