import { defineEntity, p, type InferEntity } from '@mikro-orm/core'
import { timestamp } from '../database/columns.ts'

/** Somebody's being signed in. Only the token's SHA-256 is stored. */
export const AccessTokenRow = defineEntity({
  name: 'AccessTokenRow',
  tableName: 'access_token',
  properties: {
    tokenHash: p.text().primary(),
    organizationId: p.uuid(),
    staffMemberId: p.uuid(),
    createdAt: timestamp(),
    lastUsedAt: timestamp(),
  },
  indexes: [{ name: 'access_token_staff_member_index', properties: ['organizationId', 'staffMemberId'] }],
})

export type AccessTokenRow = InferEntity<typeof AccessTokenRow>
