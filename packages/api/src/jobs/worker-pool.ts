import { Pool } from 'pg'
import type { Logger } from 'pino'

/**
 * A few connections for the job table alone, so that waiting for jobs never takes one from the API's pool.
 * Each has a listener of its own: a checked-out connection without one ends the process when its backend dies.
 */
export function openWorkerPool(databaseUrl: string, size: number, logger: Logger): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: size,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 5_000,
    keepAlive: true,
  })
  const onError = (error: Error) => logger.warn({ reason: error.message }, 'A connection for jobs was lost')
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}
