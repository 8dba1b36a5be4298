import type { EntityManager } from '@mikro-orm/postgresql'

/** The sessions that an order is for: what a change to it touches on the calendar. */
export async function orderSessionIds(
  em: EntityManager,
  organizationId: string,
  orderId: string,
): Promise<string[]> {
  const rows = await em.execute<{ session_id: string }[]>(
    `select session_id from order_line
     where organization_id = ? and order_id = ? and session_id is not null order by position`,
    [organizationId, orderId],
  )
  return rows.map((row) => row.session_id)
}
