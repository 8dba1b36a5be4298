import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** Who gives a session; kept when it is cancelled, while its allocations go. */
export const SessionStaffRow = defineEntity({
  name: 'SessionStaffRow',
  tableName: 'session_staff',
  properties: {
    organizationId: p.uuid().primary(),
    sessionId: p.uuid().primary(),
    staffMemberId: p.uuid().primary(),
  },
})

export type SessionStaffRow = InferEntity<typeof SessionStaffRow>
