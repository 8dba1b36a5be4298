import type { IncomingHttpHeaders } from 'node:http'

/**
 * Whether a form was sent from somebody else's page. Browsers say so in Sec-Fetch-Site, or, where they do not send
 * that (plain http, older ones), in Origin. A page with no-referrer sends `Origin: null` even to itself, so null says
 * nothing; who gets this far knows the link's token in any case.
 */
export function isForeignRequest(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const { origin, host } = headers
  if (origin === undefined || origin === 'null') return false
  return origin !== new URL(publicUrl).origin && hostOf(origin) !== host
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null
}
