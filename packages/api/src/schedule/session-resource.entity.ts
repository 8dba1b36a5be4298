import { defineEntity, p, type InferEntity } from '@mikro-orm/core'

/** What a session uses, one unit of each; kept when it is cancelled, while its allocations go. */
export const SessionResourceRow = defineEntity({
  name: 'SessionResourceRow',
  tableName: 'session_resource',
  properties: {
    organizationId: p.uuid().primary(),
    sessionId: p.uuid().primary(),
    resourceId: p.uuid().primary(),
  },
})

export type SessionResourceRow = InferEntity<typeof SessionResourceRow>
