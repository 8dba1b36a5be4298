import type { IncomingMessage, ServerResponse } from 'node:http'
import { parseCookie, stringifySetCookie } from 'cookie'
import { findViewer } from '../auth/find-viewer.ts'
import { negotiateLanguage, type Language } from '../i18n/language.ts'
import type { Parts } from '../parts.ts'
import type { Context, CookieJar, Viewer } from './context.ts'
import { unauthenticated } from './errors.ts'
import { createLoaders, type Loaders } from './loaders.ts'

/** What a request says of its caller, over either transport. */
export interface Caller {
  readonly token: string | null
  readonly acceptLanguage: string | undefined
  readonly address: string
  readonly cookies: CookieJar | null
}

/** The context of one operation: who asks is looked up each time, so a revoked token is of no use at once. */
export async function createContext(parts: Parts, caller: Caller): Promise<Context> {
  const found = caller.token ? await findViewer(parts.orm.em.fork(), caller.token, parts.now()) : null
  const language = negotiateLanguage(caller.acceptLanguage) ?? found?.language ?? 'EN'
  return new OperationContext(parts, found, language, caller.address, caller.cookies)
}

class OperationContext implements Context {
  // Made when they are first needed: an idle watcher, of whom there are thousands, needs none. Apollo clones contexts,
  // which a #private field would not survive.
  private made: Loaders | undefined

  constructor(
    readonly parts: Parts,
    public viewer: Viewer | null,
    readonly language: Language,
    readonly address: string,
    readonly cookies: CookieJar | null,
  ) {}

  get loaders(): Loaders {
    if (!this.viewer) throw unauthenticated()
    this.made ??= createLoaders(this.parts.orm.em.fork(), this.viewer.organizationId)
    return this.made
  }

  becomes(viewer: Viewer): void {
    this.viewer = viewer
    this.made = undefined
  }

  anew(): Context {
    return new OperationContext(this.parts, this.viewer, this.language, this.address, this.cookies)
  }
}

/** The token of `Authorization: Bearer …`; null when the header is absent or something else. */
export function bearerToken(header: unknown): string | null {
  return typeof header === 'string' ? (/^Bearer ([\w-]{20,100})$/i.exec(header)?.[1] ?? null) : null
}

/** On https the name's prefix makes browsers refuse a cookie that another subdomain has set. */
export const cookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? '__Host-reprise' : 'reprise'

export function cookieToken(request: IncomingMessage, publicUrl: string): string | null {
  return parseCookie(request.headers.cookie ?? '')[cookieName(publicUrl)] ?? null
}

/** Sets and clears the cookie of a browser: HttpOnly, and sent along by our own pages only. */
export function cookieJar(response: ServerResponse, publicUrl: string): CookieJar {
  const write = (value: string, maxAge: number) =>
    response.setHeader(
      'set-cookie',
      stringifySetCookie({
        ...{ name: cookieName(publicUrl), value, maxAge, path: '/', httpOnly: true, sameSite: 'lax' },
        secure: publicUrl.startsWith('https:'),
      }),
    )
  return { set: (token) => write(token, 60 * 24 * 3600), clear: () => write('', 0) }
}
