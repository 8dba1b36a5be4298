import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { Client } from 'pg'
import type { Doorbell } from './doorbell.ts'
import { RingBatch } from './ring-batch.ts'

const CHANNEL = 'reprise_schedule'

const RECONNECT_MS = 500

/**
 * The doorbell over PostgreSQL's LISTEN/NOTIFY: one connection a node, which comes back by itself. NOTIFY is sent after
 * the commits: inside a transaction it would take a lock on the whole cluster until the commit.
 */
export class PgDoorbell implements Doorbell {
  readonly #listeners = new Set<(organizationIds: readonly string[]) => void>()
  readonly #batch = new RingBatch((organizationIds) => this.#send(organizationIds))
  #client: Client | undefined
  #sent = Promise.resolve()
  #isClosed = false

  constructor(
    private readonly databaseUrl: string,
    private readonly logger: Logger,
  ) {
    void this.#stayConnected()
  }

  ring(organizationId: string): void {
    this.#batch.add(organizationId)
  }

  onRing(listener: (organizationIds: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#batch.close()
    await this.#client?.end().catch(() => undefined)
  }

  #send(organizationIds: readonly string[]): void {
    // This node's own watchers need no detour; the others hear it, or their poll finds it.
    this.#tell(organizationIds)
    this.#sent = this.#sent.then(() => this.#notify(organizationIds))
  }

  /** One after the other: a client of pg takes one statement at a time. */
  async #notify(organizationIds: readonly string[]): Promise<void> {
    try {
      await this.#client?.query('select pg_notify($1, id) from unnest($2::text[]) as id', [
        CHANNEL,
        organizationIds,
      ])
    } catch (error) {
      this.logger.warn({ err: error }, 'A ring was lost; the poll covers it')
    }
  }

  #tell(organizationIds: readonly string[]): void {
    for (const listener of this.#listeners) listener(organizationIds)
  }

  async #stayConnected(): Promise<void> {
    while (!this.#isClosed) {
      try {
        await this.#listenUntilLost()
      } catch (error) {
        if (!this.#isClosed) this.logger.warn({ err: error }, 'Cannot listen for changes; trying again')
      }
      if (!this.#isClosed) await sleep(RECONNECT_MS, undefined, { ref: false })
    }
  }

  async #listenUntilLost(): Promise<void> {
    const client = new Client({
      connectionString: this.databaseUrl,
      application_name: 'reprise doorbell',
      connectionTimeoutMillis: 2_000,
      keepAlive: true,
    })
    const lost = new Promise<void>((resolve) => client.once('end', resolve))
    // Without a listener, a backend that dies would end the process; 'end' follows.
    client.on('error', (error) => this.logger.warn({ err: error }, 'The doorbell lost its connection'))
    client.on('notification', ({ payload }) => payload && this.#tell([payload]))
    await client.connect()
    await client.query(`listen ${CHANNEL}`)
    if (this.#isClosed) return client.end()
    this.#client = client
    await lost
    this.#client = undefined
  }
}
