import type { Parts } from '../parts.ts'
import { StaffMemberRow } from '../staff/staff-member.entity.ts'
import { issueAccessToken } from './access-token.ts'
import { isPassword, MAXIMUM_PASSWORD_LENGTH } from './password.ts'

export interface Credentials {
  readonly email: string
  readonly password: string
  /** The caller's, for the limit on attempts. */
  readonly address: string
}

/**
 * Signs a staff member in with a new token. Null for an unknown address, a wrong password and somebody who is no
 * longer active alike, after the same time.
 * @throws RATE_LIMITED after too many attempts
 */
export async function signIn(parts: Parts, credentials: Credentials) {
  // PostgreSQL refuses a text with NUL in it; without it the address is nobody's all the same.
  const email = credentials.email.trim().toLowerCase().slice(0, 320).replaceAll('\0', '\uFFFD')
  await parts.signInLimits.count(email, credentials.address)
  const em = parts.orm.em.fork()
  const member = await em.findOne(StaffMemberRow, { email, isActive: true })
  const password = credentials.password.slice(0, MAXIMUM_PASSWORD_LENGTH + 1)
  const matches = await isPassword(password, member?.passwordHash ?? null)
  if (!member || !matches || password.length > MAXIMUM_PASSWORD_LENGTH) return null
  await parts.signInLimits.forgive(email, credentials.address)
  const { token, tokenHash } = await issueAccessToken(em, member, parts.now())
  const { organizationId, id: staffMemberId, role } = member
  return { token, viewer: { organizationId, staffMemberId, role, tokenHash } }
}
