import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Logger } from 'pino'
import { unlockAbandonedJobs } from './unlock-abandoned-jobs.ts'

/** Milliseconds. */
const RECONNECT_AFTER = 500
const LOOK_EVERY = 20_000
/** A new node need not wait so long: four times what a living worker takes to come back to a restarted database. */
const SECOND_LOOK_AFTER = 2_000

/**
 * A worker's presence, for as long as it lasts: a connection of its own that carries the worker's id as its
 * application_name. So the database itself knows who lives, and forgets at once who was killed (after some 25 s when
 * a whole machine vanished). Over the same connection it unlocks the jobs of workers that are gone.
 */
export class Presence {
  readonly #ending = new AbortController()
  readonly #announced = Promise.withResolvers<void>()
  readonly #done: Promise<void>

  constructor(
    private readonly databaseUrl: string,
    private readonly workerId: string,
    private readonly logger: Logger,
  ) {
    this.#done = this.#stay()
  }

  /** Settles when the database knows of it, or when it ended before that. */
  get announced(): Promise<void> {
    return this.#announced.promise
  }

  async end(): Promise<void> {
    this.#ending.abort()
    await this.#done
  }

  async #stay(): Promise<void> {
    for (let pause = SECOND_LOOK_AFTER; !this.#ending.signal.aborted; pause = LOOK_EVERY) {
      try {
        await this.#stayConnected(pause)
      } catch (error) {
        this.logger.warn({ reason: String(error) }, 'The worker for jobs lost its connection')
      }
      await this.#pause(RECONNECT_AFTER)
    }
    this.#announced.resolve()
  }

  /** A worker is gone when two looks in a row miss it: after a database restart all come back one by one. */
  async #stayConnected(untilSecondLook: number): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      connectionTimeoutMillis: 2_000,
      query_timeout: 5_000,
      keepAlive: true,
    })
    const lost = new Promise<void>((resolve) => client.once('end', resolve))
    client.on('error', () => undefined) // 'end' follows
    try {
      await client.connect()
      await client.query(ANNOUNCE, [this.workerId])
      this.#announced.resolve()
      let missing = await unlockAbandonedJobs(client, [], this.logger)
      for (let pause = untilSecondLook; await this.#pause(pause, lost); pause = LOOK_EVERY) {
        missing = await unlockAbandonedJobs(client, missing, this.logger)
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  /** Whether the whole pause went by: false when it was cut short, by the end or by `cut`. */
  async #pause(milliseconds: number, cut?: Promise<void>): Promise<boolean> {
    const over = new AbortController()
    const signal = AbortSignal.any([this.#ending.signal, over.signal])
    const slept = sleep(milliseconds, true, { signal }).catch(() => false)
    try {
      return await (cut ? Promise.race([slept, cut.then(() => false)]) : slept)
    } finally {
      over.abort()
    }
  }
}

// Set here and not in the settings of the connection: an application_name in DATABASE_URL would win over those.
const ANNOUNCE = `
  select set_config('application_name', $1, false),
    set_config('tcp_keepalives_idle', '10', false),
    set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '3', false)`
