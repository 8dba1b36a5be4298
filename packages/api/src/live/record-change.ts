import type { EntityManager } from '@mikro-orm/postgresql'

/** What a commit touched. Ids only: the state is read when it is delivered. */
export interface Change {
  readonly sessionIds?: readonly string[]
  readonly unavailabilityIds?: readonly string[]
  readonly removedUnavailabilityIds?: readonly string[]
  readonly rulesChanged?: boolean
}

/**
 * Two CTEs for the last statement of a transaction: `bumped` takes the organization's next version (and `newOrders`
 * order numbers), `recorded` writes the change under it. The organization's row is locked from here to the commit,
 * so nothing may follow but that. Versions are 1, 2, 3, … in commit order.
 */
export const RECORD_CHANGE = `
  bumped as (
    update organization
    set schedule_version = schedule_version + 1, last_order_number = last_order_number + ?::int
    where id = ?
    returning id, schedule_version, last_order_number
  ),
  recorded as (
    insert into schedule_change (organization_id, version, occurred_at, session_ids, unavailability_ids,
      removed_unavailability_ids, rules_changed)
    select id, schedule_version, ?::timestamptz, ?::uuid[], ?::uuid[], ?::uuid[], ?::boolean from bumped
  )`

/** The parameters of RECORD_CHANGE, in order. */
export function recordChangeParams(
  organizationId: string,
  change: Change,
  occurredAt: string,
  newOrders = 0,
): unknown[] {
  return [
    newOrders,
    organizationId,
    occurredAt,
    asUuidArray(change.sessionIds),
    asUuidArray(change.unavailabilityIds),
    asUuidArray(change.removedUnavailabilityIds),
    change.rulesChanged ?? false,
  ]
}

/**
 * Records a change in the writer's own transaction, as its last statement, and gives the schedule's new version.
 * `occurredAt` is an RFC 3339 instant. Ring the doorbell after the commit (commitChange does both).
 */
export async function recordChange(
  em: EntityManager,
  organizationId: string,
  change: Change,
  occurredAt: string,
): Promise<number> {
  const [row] = await em.execute<{ schedule_version: number }[]>(
    `with ${RECORD_CHANGE} select schedule_version from bumped`,
    recordChangeParams(organizationId, change, occurredAt),
  )
  if (!row) throw new Error('The organization of a change does not exist')
  return row.schedule_version
}

function asUuidArray(ids: readonly string[] = []): string {
  return `{${ids.join(',')}}`
}
