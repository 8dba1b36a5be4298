import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import { AccessTokenRow } from './access-token.entity.ts'
import { hashToken, newToken } from './token.ts'

/** A new token for a staff member. Only its hash is stored: who reads the database cannot sign in with it. */
export async function issueAccessToken(
  em: EntityManager,
  staffMember: { readonly organizationId: string; readonly id: string },
  now: Temporal.Instant,
): Promise<{ readonly token: string; readonly tokenHash: string }> {
  const token = newToken()
  const tokenHash = hashToken(token)
  const at = new Date(now.epochMilliseconds)
  await em.insert(AccessTokenRow, {
    tokenHash,
    organizationId: staffMember.organizationId,
    staffMemberId: staffMember.id,
    createdAt: at,
    lastUsedAt: at,
  })
  return { token, tokenHash }
}

/** Revokes a token. */
export async function revokeAccessToken(em: EntityManager, tokenHash: string): Promise<void> {
  await em.nativeDelete(AccessTokenRow, { tokenHash })
}
