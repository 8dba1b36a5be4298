import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** The thing on the calendar: a lesson (has a product) or an activity such as a meeting (has a name). */
export const SessionRow = defineEntity({
  name: 'SessionRow',
  tableName: 'session',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    productId: p.uuid().nullable(),
    clientId: p.uuid().nullable(),
    activity: p.text().nullable(),
    startsAt: timestamp(),
    endsAt: timestamp(),
    status: p.text().$type<'SCHEDULED' | 'CANCELLED'>(),
    rebookingId: p.uuid().nullable(),
  },
  indexes: [
    { name: 'session_client_index', properties: ['organizationId', 'clientId'] },
    { name: 'session_rebooking_index', properties: ['organizationId', 'rebookingId'] },
  ],
})

export type SessionRow = InferEntity<typeof SessionRow>
