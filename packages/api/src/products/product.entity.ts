import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** What is sold. `price` is in minor units, tax included. */
export const ProductRow = defineEntity({
  name: 'ProductRow',
  tableName: 'product',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    isPrivateLesson: p.boolean(),
    price: p.integer(),
    taxRateBasisPoints: p.integer(),
    bufferBeforeMinutes: p.integer().default(0),
    bufferAfterMinutes: p.integer().default(0),
    color: p.integer(),
    isActive: p.boolean().default(true),
  },
})

export type ProductRow = InferEntity<typeof ProductRow>
