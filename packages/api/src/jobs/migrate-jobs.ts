import { runMigrations } from 'graphile-worker'
import type { Logger } from 'pino'
import { logJobs } from './log-jobs.ts'
import { openWorkerPool } from './worker-pool.ts'

/** Makes the job table, or brings it up to date. Several nodes may do so at once. */
export async function migrateJobs(databaseUrl: string, logger: Logger): Promise<void> {
  const pool = openWorkerPool(databaseUrl, 1, logger)
  try {
    await runMigrations({ pgPool: pool, logger: logJobs(logger) })
  } finally {
    await pool.end()
  }
}
