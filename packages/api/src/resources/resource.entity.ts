import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** A room, court, horse or piece of equipment; its units are its subjects. */
export const ResourceRow = defineEntity({
  name: 'ResourceRow',
  tableName: 'resource',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    isActive: p.boolean().default(true),
  },
})

export type ResourceRow = InferEntity<typeof ResourceRow>
