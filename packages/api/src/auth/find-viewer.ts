import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import type { Viewer } from '../graphql/context.ts'
import type { Language } from '../i18n/language.ts'
import { AccessTokenRow } from './access-token.entity.ts'
import { hashToken } from './token.ts'

/** Signed out after this long without a request, and after that long whatever happens. */
const IDLE_DAYS = 14
const ABSOLUTE_DAYS = 60

/** Last use is written at most this often: a write a request would cost more than it tells. */
const LAST_USE_MINUTES = 5

/** Who a token stands for; null when it is unknown, expired, revoked, or its owner is no longer active. */
export async function findViewer(
  em: EntityManager,
  token: string,
  now: Temporal.Instant,
): Promise<(Viewer & { readonly language: Language | null }) | null> {
  const [row] = await findTokens(em, [hashToken(token)], now)
  if (!row) return null
  const lastUse = now.subtract({ minutes: LAST_USE_MINUTES }).epochMilliseconds
  if (row.last_used_ms !== null && row.last_used_ms < lastUse) {
    await em.nativeUpdate(
      AccessTokenRow,
      { tokenHash: row.token_hash },
      { lastUsedAt: new Date(now.epochMilliseconds) },
    )
  }
  return {
    organizationId: row.organization_id,
    staffMemberId: row.staff_member_id,
    role: row.role,
    language: row.language,
    tokenHash: row.token_hash,
  }
}

/** The roles that tokens give now, by hash; one that is unknown, expired or revoked is not among them. */
export async function findRoles(
  em: EntityManager,
  tokenHashes: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, Viewer['role']>> {
  const rows = await findTokens(em, tokenHashes, now)
  return new Map(rows.map((row) => [row.token_hash, row.role]))
}

interface TokenRow {
  readonly token_hash: string
  readonly organization_id: string
  readonly staff_member_id: string | null
  readonly role: Viewer['role']
  readonly language: Language | null
  readonly last_used_ms: number | null
}

function findTokens(
  em: EntityManager,
  tokenHashes: readonly string[],
  now: Temporal.Instant,
): Promise<TokenRow[]> {
  const [idle, absolute] = [IDLE_DAYS, ABSOLUTE_DAYS].map((days) =>
    now.subtract({ hours: 24 * days }).toString(),
  )
  const hashes = `{${tokenHashes.join(',')}}`
  return em.execute<TokenRow[]>(TOKENS, [hashes, idle, absolute, hashes])
}

const TOKENS = `
  select t.token_hash, t.organization_id, t.staff_member_id, m.role, m.language,
    (extract(epoch from t.last_used_at) * 1000)::float8 as last_used_ms
  from access_token t
  join staff_member m on m.organization_id = t.organization_id and m.id = t.staff_member_id
  where t.token_hash = any(?::text[]) and m.is_active
    and t.last_used_at > ?::timestamptz and t.created_at > ?::timestamptz
  union all
  select token_hash, organization_id, null, 'WATCH', null, null
  from watch_link
  where token_hash = any(?::text[]) and revoked_at is null`
