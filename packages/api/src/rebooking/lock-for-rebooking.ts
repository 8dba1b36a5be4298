import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import type { RebookingRequest } from './rebook-session.ts'

/**
 * Takes the request's id, the first lock of the transaction. False when it is taken: a twin that is still under way
 * is waited for, so that its outcome can be read.
 */
export async function claimRebookingId(
  em: EntityManager,
  { organizationId, id, sessionId, dates, staffMemberId }: RebookingRequest,
  now: Temporal.Instant,
): Promise<boolean> {
  const claimed = await em.execute<unknown[]>(
    `insert into rebooking (organization_id, id, source_session_id, dates, created_by_id, created_at)
     values (?, ?, ?, ?::date[], ?, ?)
     on conflict (organization_id, id) do nothing
     returning id`,
    [organizationId, id, sessionId, `{${dates.map(String).sort().join(',')}}`, staffMemberId, now.toString()],
  )
  return claimed.length > 0
}

/**
 * Locks what is to be occupied or freed, in id order. Whoever takes or frees time locks these rows first, so that
 * nothing comes in between the look and the insertion, and no two can wait for each other.
 */
export async function lockSubjects(
  em: EntityManager,
  organizationId: string,
  subjectIds: readonly string[],
): Promise<void> {
  await em.execute(
    `select id from subject where organization_id = ? and id = any(?::uuid[]) order by id for no key update`,
    [organizationId, `{${subjectIds.join(',')}}`],
  )
}
