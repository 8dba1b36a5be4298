import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp, uuidArray } from '../database/columns.ts'

/** One commit to an organization's schedule: which rows it touched. Their state is read at delivery. */
export const ScheduleChangeRow = defineEntity({
  name: 'ScheduleChangeRow',
  tableName: 'schedule_change',
  properties: {
    organizationId: p.uuid().primary(),
    version: p.integer().primary(),
    occurredAt: timestamp(),
    sessionIds: uuidArray(),
    unavailabilityIds: uuidArray(),
    removedUnavailabilityIds: uuidArray(),
    rulesChanged: p.boolean(),
  },
})

export type ScheduleChangeRow = InferEntity<typeof ScheduleChangeRow>
