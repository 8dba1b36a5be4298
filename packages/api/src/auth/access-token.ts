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
     ${VALID_TOKENS} and t.token_hash = ?`,
    [now.subtract({ minutes: LAST_USE_MINUTES }).toString(), ...validSince(now), tokenHash],
  )
  if (!row) return null
  if (row.is_stale) {
    await em.nativeUpdate(AccessTokenRow, { tokenHash }, { lastUsedAt: new Date(now.epochMilliseconds) })
  }
  const { organization_id: organizationId, staff_member_id: staffMemberId, role, language } = row
  return { organizationId, staffMemberId, role, language, tokenHash }
}

/** The roles that tokens give now, by hash; one that is unknown, expired or revoked is not among them. */
export async function findRoles(
  em: EntityManager,
  tokenHashes: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, Viewer['role']>> {
  const rows = await em.execute<{ token_hash: string; role: Viewer['role'] }[]>(
    `select t.token_hash, m.role ${VALID_TOKENS} and t.token_hash = any(?::text[])`,
    [...validSince(now), `{${tokenHashes.join(',')}}`],
  )
  return new Map(rows.map((row) => [row.token_hash, row.role]))
}

/** Revokes a token. */
export async function revokeAccessToken(em: EntityManager, tokenHash: string): Promise<void> {
  await em.nativeDelete(AccessTokenRow, { tokenHash })
}

const VALID_TOKENS = `
  from access_token t
  join staff_member m on m.organization_id = t.organization_id and m.id = t.staff_member_id
  where m.is_active and t.last_used_at > ?::timestamptz and t.created_at > ?::timestamptz`

/** The parameters of VALID_TOKENS. */
function validSince(now: Temporal.Instant): string[] {
  return [IDLE_DAYS, ABSOLUTE_DAYS].map((days) => now.subtract({ hours: 24 * days }).toString())
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
