import type { EntityManager } from '@mikro-orm/postgresql'

/** The jobs there are and what each is told. */
export interface JobPayloads {
  'send-email': { readonly organizationId: string; readonly emailId: string }
}

/** A job is tried so often, over some 16 hours (the delay grows to six). */
export const MAXIMUM_ATTEMPTS = 12

/**
 * Stores a job in the caller's transaction: no commit, no job. It runs at `runAt` (RFC 3339) or soon after, at least
 * once; `key` names it, so that it can be withdrawn, and adding it again replaces it.
 */
export async function addJob<Name extends keyof JobPayloads>(
  em: EntityManager,
  name: Name,
  payload: JobPayloads[Name],
  { key, runAt }: { readonly key: string; readonly runAt: string },
): Promise<void> {
  await em.execute(
    `select graphile_worker.add_job(?, payload := ?::json, job_key := ?, run_at := ?::timestamptz, max_attempts := ?)`,
    [name, JSON.stringify(payload), key, runAt, MAXIMUM_ATTEMPTS],
  )
}

/** Takes a job back that has not begun. */
export async function removeJob(em: EntityManager, key: string): Promise<void> {
  await em.execute(`select graphile_worker.remove_job(?)`, [key])
}
