import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** Minutes of the local day in which the school is open; weekday 1 is Monday. No rows: always open. */
export const OpeningHoursRow = defineEntity({
  name: 'OpeningHoursRow',
  tableName: 'opening_hours',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    weekday: p.integer(),
    fromMinute: p.integer(),
    toMinute: p.integer(),
  },
})

export type OpeningHoursRow = InferEntity<typeof OpeningHoursRow>
