import { createClient, type Client as SocketClient } from 'graphql-ws'
import { pino, type Logger } from 'pino'
import { Temporal } from 'temporal-polyfill'
import { WebSocket } from 'ws'
import { SignInLimits } from '../../src/auth/sign-in-limits.ts'
import { createMailboxMailer } from '../../src/email/mailbox-mailer.ts'
import type { Mailer } from '../../src/email/mailer.ts'
import { sendEmailTask } from '../../src/email/send-email.task.ts'
import { startWorker } from '../../src/jobs/worker.ts'
import { ChangeFeed } from '../../src/live/change-feed.ts'
import type { Doorbell } from '../../src/live/doorbell.ts'
import { PgDoorbell } from '../../src/live/pg-doorbell.ts'
import type { SocketLimits } from '../../src/live/socket-guard.ts'
import type { Parts } from '../../src/parts.ts'
import { SubjectQueue } from '../../src/rebooking/subject-queue.ts'
import { createServer } from '../../src/server.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

/** What GraphQL answers over HTTP. */
export interface Answer<Data> {
  readonly data: Data
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]
}

export interface TestApplication {
  readonly url: string
  readonly parts: Parts
  readonly database: TestDatabase
  /** Sends an operation over HTTP and gives the whole answer. `token` null: not signed in. */
  ask<Data>(
    token: string | null,
    query: string,
    variables?: object,
    headers?: Record<string, string>,
  ): Promise<Answer<Data>>
  /** A real graphql-transport-ws client. */
  socket(token: string | null): SocketClient
  close(): Promise<void>
}

export interface TestApplicationOptions {
  /** A database to share with another node; else one of its own. */
  readonly database?: TestDatabase
  readonly mailer?: Mailer
  readonly emailDelaySeconds?: number
  readonly now?: () => Temporal.Instant
  readonly logger?: Logger
  /** Instead of PostgreSQL's; closed with the node. */
  readonly doorbell?: Doorbell
  /** Instead of where it listens. */
  readonly publicUrl?: string
  readonly introspection?: boolean
  readonly allowedOrigins?: readonly string[]
  /** So many that no test but one about them meets them. */
  readonly socketLimits?: SocketLimits
}

/** A node as main.ts runs it, on a free port, over a real database. */
export async function startTestApplication(options: TestApplicationOptions = {}): Promise<TestApplication> {
  const database = options.database ?? (await createTestDatabase())
  const { orm } = database
  const logger = options.logger ?? pino({ level: 'silent' })
  const doorbell = options.doorbell ?? new PgDoorbell(database.url, logger)
  const feed = new ChangeFeed(orm, doorbell, logger)
  let parts!: Parts
  const server = await createServer(
    (url) =>
      (parts = {
        ...{ orm, doorbell, feed, logger },
        subjectQueue: new SubjectQueue(),
        signInLimits: new SignInLimits(),
        now: options.now ?? (() => Temporal.Now.instant()),
        publicUrl: options.publicUrl ?? url,
        isDemonstration: true,
        hasMailbox: options.mailer === undefined,
        secret: 'a secret for the tests of this repository',
        emailDelaySeconds: options.emailDelaySeconds ?? 0,
        emailFrom: 'bonjour@cimes.example',
      }),
    {
      port: 0,
      host: '127.0.0.1',
      logger,
      introspection: options.introspection ?? true,
      allowedOrigins: options.allowedOrigins ?? [],
      socketLimits: options.socketLimits ?? { perAddress: 1_000, perPerson: 1_000 },
    },
  )
  const mailer = options.mailer ?? createMailboxMailer(parts)
  const worker = startWorker(parts, { 'send-email': sendEmailTask(parts, mailer) })
  const sockets: SocketClient[] = []
  return {
    url: server.url,
    parts,
    database,
    async ask(token, query, variables = {}, headers = {}) {
      const response = await fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as never
    },
    socket(token) {
      const client = createClient({
        url: `${server.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        retryAttempts: 0,
        connectionParams: token === null ? {} : { authorization: `Bearer ${token}` },
      })
      sockets.push(client)
      return client
    },
    async close() {
      await Promise.all(sockets.map((socket) => socket.dispose()))
      await worker.stop()
      await server.close()
      feed.close()
      await doorbell.close()
      if (!options.database) await database.drop()
    },
  }
}
