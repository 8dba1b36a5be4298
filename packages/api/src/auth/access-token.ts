import { createHash, randomBytes } from 'node:crypto'
import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import type { Viewer } from '../graphql/context.ts'
import { AccessTokenRow } from './access-token.entity.ts'

/** Signed out after this long without a request, and after that long whatever happens. */
const IDLE_DAYS = 14
const ABSOLUTE_DAYS = 60

/** Last use is written at most this often: a write a request would cost more than it tells. */
const LAST_USE_MINUTES = 5

/** A new token of 256 bits. Only its hash is stored: who reads the database cannot sign in with it. */
export async function issueAccessToken(
  em: EntityManager,
  staffMember: { readonly organizationId: string; readonly id: string },
  now: Temporal.Instant,
): Promise<{ readonly token: string; readonly tokenHash: string }> {
  const token = randomBytes(32).toString('base64url')
  const at = new Date(now.epochMilliseconds)
  const tokenHash = hashToken(token)
  await em.insert(AccessTokenRow, {
    tokenHash,
    organizationId: staffMember.organizationId,
    staffMemberId: staffMember.id,
    createdAt: at,
    lastUsedAt: at,
  })
  return { token, tokenHash }
}

/** Who a token stands for; null when it is unknown, expired, revoked, or its owner is no longer active. */
export async function findViewer(
  em: EntityManager,
  token: string,
  now: Temporal.Instant,
): Promise<(Viewer & { readonly language: 'EN' | 'FR' }) | null> {
  const tokenHash = hashToken(token)
  const [row] = await em.execute<TokenRow[]>(
    `select t.organization_id, t.staff_member_id, m.role, m.language, t.last_used_at < ?::timestamptz as is_stale
     from access_token t
     join staff_member m on m.organization_id = t.organization_id and m.id = t.staff_member_id
     where t.token_hash = ? and m.is_active and t.last_used_at > ?::timestamptz and t.created_at > ?::timestamptz`,
    [
      now.subtract({ minutes: LAST_USE_MINUTES }).toString(),
      tokenHash,
      now.subtract({ hours: 24 * IDLE_DAYS }).toString(),
      now.subtract({ hours: 24 * ABSOLUTE_DAYS }).toString(),
    ],
  )
  if (!row) return null
  if (row.is_stale) {
    await em.nativeUpdate(AccessTokenRow, { tokenHash }, { lastUsedAt: new Date(now.epochMilliseconds) })
  }
  const { organization_id: organizationId, staff_member_id: staffMemberId, role, language } = row
  return { organizationId, staffMemberId, role, language, tokenHash }
}

/** Revokes a token. */
export async function revokeAccessToken(em: EntityManager, tokenHash: string): Promise<void> {
  await em.nativeDelete(AccessTokenRow, { tokenHash })
}

interface TokenRow {
  organization_id: string
  staff_member_id: string
  role: 'STAFF' | 'ADMINISTRATOR'
  language: 'EN' | 'FR'
  is_stale: boolean
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
