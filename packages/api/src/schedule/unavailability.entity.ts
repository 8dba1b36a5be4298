import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** When a staff member, or a resource with all its units, cannot be booked. */
export const UnavailabilityRow = defineEntity({
  name: 'UnavailabilityRow',
  tableName: 'unavailability',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    staffMemberId: p.uuid().nullable(),
    resourceId: p.uuid().nullable(),
    startsAt: timestamp(),
    endsAt: timestamp(),
    reason: p.text().nullable(),
  },
})

export type UnavailabilityRow = InferEntity<typeof UnavailabilityRow>
