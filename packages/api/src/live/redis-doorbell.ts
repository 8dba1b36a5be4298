import { Redis } from 'ioredis'
import type { Logger } from 'pino'
import type { Doorbell } from './doorbell.ts'
import { RingBatch } from './ring-batch.ts'

const CHANNEL = 'reprise:schedule'

/**
 * The doorbell over Redis or Valkey, for many nodes: it spares the database a connection a node and the notifying.
 * Nothing is kept there; while it is away, the poll finds what it would have told.
 */
export class RedisDoorbell implements Doorbell {
  readonly #listeners = new Set<(organizationIds: readonly string[]) => void>()
  readonly #batch = new RingBatch((organizationIds) => this.#send(organizationIds))
  readonly #publisher: Redis
  readonly #subscriber: Redis

  constructor(
    url: string,
    private readonly logger: Logger,
  ) {
    // A ring that waits for a connection would tell nothing that the poll has not told by then.
    this.#publisher = this.#connect(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
    this.#subscriber = this.#connect(url, { maxRetriesPerRequest: null })
    this.#subscriber.on('message', (_channel, message) => this.#tell(message.split(' ')))
    this.#subscriber.subscribe(CHANNEL).catch((error: unknown) => this.#warn(error))
  }

  ring(organizationId: string): void {
    this.#batch.add(organizationId)
  }

  onRing(listener: (organizationIds: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): Promise<void> {
    this.#batch.close()
    this.#publisher.disconnect()
    this.#subscriber.disconnect()
    return Promise.resolve()
  }

  #connect(
    url: string,
    options: { enableOfflineQueue?: boolean; maxRetriesPerRequest: number | null },
  ): Redis {
    const redis = new Redis(url, { ...options, retryStrategy: (tries) => Math.min(50 * tries, 1_000) })
    return redis.on('error', (error) => this.#warn(error))
  }

  #send(organizationIds: readonly string[]): void {
    // This node's own watchers need no detour.
    this.#tell(organizationIds)
    this.#publisher.publish(CHANNEL, organizationIds.join(' ')).catch((error: unknown) => this.#warn(error))
  }

  #tell(organizationIds: readonly string[]): void {
    for (const listener of this.#listeners) listener(organizationIds)
  }

  #warn(error: unknown): void {
    this.logger.warn({ err: error }, 'The doorbell in Redis does not answer; the poll covers it')
  }
}
