import { v7 as newId } from 'uuid'
import { hashToken, newToken } from '../auth/token.ts'
import type { StaffViewer } from '../graphql/context.ts'
import { cleanLine } from '../html/clean-line.ts'
import type { Parts } from '../parts.ts'
import { WatchLinkRow } from './watch-link.entity.ts'

const LONGEST_NAME = 100

/** Makes a link; null when the name is empty or too long. The token is in the address and nowhere else. */
export async function createWatchLink(
  { orm, now, publicUrl }: Pick<Parts, 'orm' | 'now' | 'publicUrl'>,
  { organizationId, staffMemberId }: StaffViewer,
  givenName: string,
): Promise<{ readonly watchLink: WatchLinkRow; readonly url: string } | null> {
  const name = cleanLine(givenName, Infinity)
  if (name.length === 0 || name.length > LONGEST_NAME) return null
  const token = newToken()
  const em = orm.em.fork()
  const watchLink = em.create(WatchLinkRow, {
    ...{ organizationId, id: newId(), name, tokenHash: hashToken(token), createdById: staffMemberId },
    createdAt: new Date(now().epochMilliseconds),
  })
  await em.persist(watchLink).flush()
  return { watchLink, url: `${publicUrl}/watch/${token}` }
}

/** Revokes a link for good; null when there is none. One that was revoked before keeps its time. */
export async function revokeWatchLink(
  { orm, now }: Pick<Parts, 'orm' | 'now'>,
  key: { readonly organizationId: string; readonly id: string },
): Promise<WatchLinkRow | null> {
  const em = orm.em.fork()
  const at = new Date(now().epochMilliseconds)
  await em.nativeUpdate(WatchLinkRow, { ...key, revokedAt: null }, { revokedAt: at })
  return em.findOne(WatchLinkRow, key)
}
