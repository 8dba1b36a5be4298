import { openDataFolder } from '@reprise/launch/data-folder'
import { startEmbeddedPostgres } from '@reprise/launch/embedded-postgres'
import { pino } from 'pino'
import { Temporal } from 'temporal-polyfill'
import { SignInLimits } from './auth/sign-in-limits.ts'
import type { Config } from './config.ts'
import { checkTimeZones } from './database/check-time-zones.ts'
import { openOrm } from './database/orm.ts'
import { prepareDatabase } from './database/prepare-database.ts'
import { seedDemonstration } from './demonstration/seed-demonstration.ts'
import { createMailboxMailer } from './email/mailbox-mailer.ts'
import { createPostmarkMailer } from './email/postmark-mailer.ts'
import { sendEmailTask } from './email/send-email.task.ts'
import { expectFreePort } from './expect-free-port.ts'
import { startWorker } from './jobs/worker.ts'
import { ChangeFeed } from './live/change-feed.ts'
import { PgDoorbell } from './live/pg-doorbell.ts'
import { RedisDoorbell } from './live/redis-doorbell.ts'
import type { Parts } from './parts.ts'
import { SubjectQueue } from './rebooking/subject-queue.ts'
import { createServer } from './server.ts'

/** A running application; `stop` is safe to call twice. */
export interface Application {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts everything in its order, each with how it ends; `stop` ends them the other way round. `tell` gets lines for
 * the person who started it; `stopping` ends a start that waits for its database.
 */
export async function startApplication(
  config: Config,
  tell: (line: string) => void,
  stopping: AbortSignal,
): Promise<Application> {
  const endings: (() => Promise<void> | void)[] = []
  const stop = async () => {
    for (let end = endings.pop(); end; end = endings.pop()) await end()
  }
  try {
    return { url: await start(config, tell, stopping, endings), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function start(
  config: Config,
  tell: (line: string) => void,
  stopping: AbortSignal,
  endings: (() => Promise<void> | void)[],
): Promise<string> {
  const logger = pino({ level: config.logLevel })
  const folder = openDataFolder(config.dataDir)
  endings.push(() => folder.release())
  await expectFreePort(config.port, config.host)
  const databaseUrl = config.databaseUrl ?? (await embedded())
  const orm = await openOrm(databaseUrl)
  endings.push(() => orm.close())
  await prepareDatabase(orm, logger, tell, stopping)
  if (config.demonstration) await seedDemonstration(orm, Temporal.Now.instant())
  await checkTimeZones(orm)
  const { redisUrl } = config
  const doorbell = redisUrl ? new RedisDoorbell(redisUrl, logger) : new PgDoorbell(databaseUrl, logger)
  endings.push(() => doorbell.close())
  const feed = new ChangeFeed(orm, doorbell, logger)
  endings.push(() => feed.close())

  const partsAt = (url: string): Parts => ({
    ...{ orm, doorbell, feed, logger },
    subjectQueue: new SubjectQueue(),
    signInLimits: new SignInLimits(),
    now: () => Temporal.Now.instant(),
    publicUrl: config.publicUrl ?? url,
    isDemonstration: config.demonstration,
    hasMailbox: config.postmark === undefined,
    secret: config.secret ?? folder.secret,
    emailDelaySeconds: config.emailDelaySeconds,
    emailFrom: config.emailFrom,
  })
  const server = await createServer(partsAt, {
    ...{ port: config.port, host: config.host, logger, allowedOrigins: config.allowedOrigins },
    introspection: !config.isProduction,
    socketLimits: config.socketLimits,
  })
  endings.push(() => server.close())
  const parts = partsAt(server.url)
  const mailer = config.postmark ? createPostmarkMailer(config.postmark) : createMailboxMailer(parts)
  const worker = startWorker(parts, { 'send-email': sendEmailTask(parts, mailer) })
  endings.push(() => worker.stop())
  folder.announce(parts.publicUrl)
  return parts.publicUrl

  async function embedded(): Promise<string> {
    const postgres = await startEmbeddedPostgres({ dataDir: folder.path, log: tell })
    endings.push(() => postgres.stop())
    return postgres.url
  }
}
