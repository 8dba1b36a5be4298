import type { Language } from '../i18n/language.ts'
import type { Parts } from '../parts.ts'
import { forbidden, unauthenticated } from './errors.ts'
import type { Loaders } from './loaders.ts'

/** Who is asking, once the token has been looked up. Everything is looked up within their organization. */
export interface Viewer {
  readonly organizationId: string
  readonly staffMemberId: string
  readonly role: 'STAFF' | 'ADMINISTRATOR'
  /** Of the access token, for signing out. */
  readonly tokenHash: string
}

/** What sign-in and sign-out do to the answer; absent over a socket, which has no cookies to set. */
export interface CookieJar {
  set(token: string): void
  clear(): void
}

/** What every resolver is given, made anew for each operation. */
export interface Context {
  readonly parts: Parts
  readonly viewer: Viewer | null
  /** Of the request: Accept-Language, else the viewer's. */
  readonly language: Language
  /** The caller's address, for limits. */
  readonly address: string
  readonly cookies: CookieJar | null
  /** Caches of this operation; a subscription has new ones for each change. */
  loaders: Loaders
}

/** @throws UNAUTHENTICATED when nobody is signed in */
export function requireStaff({ viewer }: Context): Viewer {
  if (!viewer) throw unauthenticated()
  return viewer
}

/** @throws UNAUTHENTICATED or FORBIDDEN */
export function requireAdministrator(context: Context): Viewer {
  const viewer = requireStaff(context)
  if (viewer.role !== 'ADMINISTRATOR') throw forbidden()
  return viewer
}
