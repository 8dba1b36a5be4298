import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timeRange } from '../database/columns.ts'

/** One subject's claim on a stretch of time, buffers included; kind 1 is a session's, 2 an unavailability's. */
export const AllocationRow = defineEntity({
  name: 'AllocationRow',
  tableName: 'allocation',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    subjectId: p.uuid(),
    kind: p.smallint(),
    during: timeRange(),
    sessionId: p.uuid().nullable(),
    unavailabilityId: p.uuid().nullable(),
  },
  indexes: [
    { name: 'allocation_session_index', properties: ['organizationId', 'sessionId'] },
    { name: 'allocation_unavailability_index', properties: ['organizationId', 'unavailabilityId'] },
  ],
})

export type AllocationRow = InferEntity<typeof AllocationRow>
