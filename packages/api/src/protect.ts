import type { Express } from 'express'
import helmet from 'helmet'

/**
 * The headers of every answer: scripts and connections from here alone, no framing by others. Styles may stand in
 * elements, because the calendar places its lessons that way; the mail preview is a frame without scripts.
 */
export function protect(app: Express, publicUrl: string): void {
  const isHttps = publicUrl.startsWith('https:')
  app.disable('x-powered-by')
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          connectSrc: ["'self'", publicUrl.replace(/^http/, 'ws')],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      strictTransportSecurity: isHttps && { maxAge: 31_536_000 },
      referrerPolicy: { policy: 'same-origin' },
    }),
  )
}
