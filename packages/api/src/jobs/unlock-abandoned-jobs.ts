import type { Client } from 'pg'
import type { Logger } from 'pino'
import { MAXIMUM_ATTEMPTS } from './add-job.ts'

/**
 * Unlocks the jobs of workers that neither this look nor the one before (`missingBefore`) found connected, and gives
 * the workers that this look missed. graphile-worker itself leaves them locked for four hours.
 */
export async function unlockAbandonedJobs(
  client: Client,
  missingBefore: readonly string[],
  logger: Logger,
): Promise<string[]> {
  const { rows } = await client.query<{ worker_id: string }>(MISSING_WORKERS)
  const missing = rows.map((row) => row.worker_id)
  const gone = missing.filter((workerId) => missingBefore.includes(workerId))
  if (gone.length > 0) {
    logger.warn({ workers: gone }, 'Taking over the jobs of workers that are gone')
    await unlock(client, gone)
  }
  return missing
}

/** An attempt that was cut off did not end, so it does not count as the last one: no job is lost for it. */
async function unlock(client: Client, workerIds: string[]): Promise<void> {
  await client.query('begin')
  try {
    const { rows } = await client.query<{ ids: string[] }>(SPENT_JOBS, [workerIds])
    await client.query('select graphile_worker.force_unlock_workers($1::text[])', [workerIds])
    await client.query('select graphile_worker.reschedule_jobs($1::bigint[], attempts := $2::int)', [
      rows[0]?.ids ?? [],
      MAXIMUM_ATTEMPTS - 1,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

const MISSING_WORKERS = `
  select distinct locked_by as worker_id from graphile_worker.jobs
  where locked_by is not null
    and locked_by not in (select application_name from pg_stat_activity where datname = current_database())`

const SPENT_JOBS = `
  select coalesce(array_agg(id::text), '{}') as ids from graphile_worker.jobs
  where locked_by = any($1::text[]) and attempts >= max_attempts`
