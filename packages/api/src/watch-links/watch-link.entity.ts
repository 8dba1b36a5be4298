import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** A wall display's right to read today's schedule. Only the token's SHA-256 is stored. */
export const WatchLinkRow = defineEntity({
  name: 'WatchLinkRow',
  tableName: 'watch_link',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    tokenHash: p.text().unique('watch_link_token_unique'),
    createdById: p.uuid(),
    createdAt: timestamp(),
    revokedAt: timestamp().nullable(),
  },
})

export type WatchLinkRow = InferEntity<typeof WatchLinkRow>
