import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** Local dates, both included, on which the school is closed. */
export const ClosureRow = defineEntity({
  name: 'ClosureRow',
  tableName: 'closure',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    firstDate: p.date(),
    lastDate: p.date(),
    reason: p.text().nullable(),
  },
})

export type ClosureRow = InferEntity<typeof ClosureRow>
