import type { Language } from '../i18n/language.ts'
import type { Parts } from '../parts.ts'
import { forbidden, unauthenticated } from './errors.ts'
import type { Loaders } from './loaders.ts'

/** Who is asking, once the token has been looked up. Everything is looked up within their organization. */
export interface Viewer {
  readonly organizationId: string
  /** Null for a client that is not a person. */
  readonly staffMemberId: string | null
  /** WATCH: a wall display, which may read today's schedule and nothing else. */
  readonly role: 'STAFF' | 'ADMINISTRATOR' | 'WATCH'
  readonly tokenHash: string
}

/** A person who works at the school. */
export interface StaffViewer extends Viewer {
  readonly staffMemberId: string
  readonly role: 'STAFF' | 'ADMINISTRATOR'
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
  /** Whose the rest of the answer is, when somebody signs in. */
  becomes(viewer: Viewer): void
  /** Of the request: Accept-Language, else the viewer's. */
  readonly language: Language
  /** The caller's address, for limits. */
  readonly address: string
  readonly cookies: CookieJar | null
  /** Caches of this operation. @throws UNAUTHENTICATED when nobody is signed in: nobody has rows to load */
  readonly loaders: Loaders
  /** The same caller with empty caches: a subscription has one for each change, or it would show old rows. */
  anew(): Context
}

/** Whoever may read today's schedule. @throws UNAUTHENTICATED when nobody is signed in */
export function requireViewer({ viewer }: Context): Viewer {
  if (!viewer) throw unauthenticated()
  return viewer
}

/** @throws UNAUTHENTICATED, or FORBIDDEN for a client that is not a person */
export function requireStaff(context: Context): StaffViewer {
  const viewer = requireViewer(context)
  if (!isStaff(viewer)) throw forbidden('Only a member of staff may do this.')
  return viewer
}

/** @throws UNAUTHENTICATED or FORBIDDEN */
export function requireAdministrator(context: Context): StaffViewer {
  const viewer = requireStaff(context)
  if (viewer.role !== 'ADMINISTRATOR') throw forbidden('Only an administrator may do this.')
  return viewer
}

/** Whether what is the client's or the office's own may be shown, beside the schedule itself. */
export function seesEverything({ viewer }: Context): boolean {
  return viewer !== null && isStaff(viewer)
}

function isStaff(viewer: Viewer): viewer is StaffViewer {
  return viewer.role !== 'WATCH' && viewer.staffMemberId !== null
}
