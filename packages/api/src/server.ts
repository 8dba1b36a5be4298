import { createServer as createHttpServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expressMiddleware } from '@as-integrations/express5'
import express from 'express'
import { lexicographicSortSchema, printSchema } from 'graphql'
import type { Logger } from 'pino'
import { answerErrors } from './answer-errors.ts'
import { createApollo } from './graphql/apollo.ts'
import { buildApiSchema } from './graphql/build-schema.ts'
import { bearerToken, cookieJar, cookieToken, createContext } from './graphql/create-context.ts'
import { throwForHttp } from './graphql/retry-after.plugin.ts'
import { healthRoutes } from './health.ts'
import type { SocketLimits } from './live/socket-guard.ts'
import { serveSockets } from './live/sockets.ts'
import type { Parts } from './parts.ts'
import { payPage } from './payments/pay-page.ts'
import { protect } from './protect.ts'
import { webFiles } from './web-files.ts'

export interface ServerOptions {
  /** 0: one that is free. */
  readonly port: number
  readonly host: string
  readonly logger: Logger
  readonly introspection: boolean
  readonly allowedOrigins: readonly string[]
  readonly socketLimits: SocketLimits
}

export interface RunningServer {
  /** Where it listens, with the real port. */
  readonly url: string
  /** Lets requests under way end, tells sockets to come back, and stops listening. */
  close(): Promise<void>
}

/** Serves the API, the payment pages and the calendar on one port. main.ts and the tests use the same. */
export async function createServer(
  makeParts: (url: string) => Parts,
  { port, host, logger, introspection, allowedOrigins, socketLimits }: ServerOptions,
): Promise<RunningServer> {
  const app = express()
  const httpServer = createHttpServer(app)
  const schema = buildApiSchema()
  const apollo = createApollo({ schema, httpServer, logger, introspection })
  await apollo.start()
  const url = await listen(httpServer, port, host)
  // The port is known from here on, and nothing waits any more: no request can come before the routes stand.
  const parts = makeParts(url)
  protect(app, parts.publicUrl)
  app.use(healthRoutes(parts))
  app.get('/schema.graphql', (_request, response) => {
    response.type('text/plain').send(printSchema(lexicographicSortSchema(schema)))
  })
  app.use(
    '/graphql',
    express.json({ limit: '100kb' }),
    expressMiddleware(apollo, {
      context: ({ req, res }) =>
        createContext(parts, {
          token: req.headers.authorization
            ? bearerToken(req.headers.authorization)
            : cookieToken(req, parts.publicUrl),
          acceptLanguage: req.headers['accept-language'],
          address: req.socket.remoteAddress ?? '',
          cookies: cookieJar(res, parts.publicUrl),
        }).catch(throwForHttp),
    }),
  )
  app.use(payPage(parts, { demonstrationPayment: parts.isDemonstration }))
  app.use(webFiles())
  app.use(answerErrors(logger))
  const sockets = serveSockets({
    httpServer,
    schema,
    parts,
    introspection,
    allowedOrigins,
    limits: socketLimits,
  })
  return {
    url,
    close: async () => {
      await sockets.close()
      await apollo.stop()
    },
  }
}

/** A connection that a client or a proxy keeps for its next request is not closed under it: theirs end sooner. */
const KEEP_ALIVE_MS = 75_000

/** Connections that may come at the same moment; the system has a limit of its own. */
const BACKLOG = 4_096

/** Gives the address, with the real port. */
async function listen(server: Server, port: number, host: string): Promise<string> {
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, BACKLOG, resolve)
  })
  return `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
}
