import type { EntityManager } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import { commitChange } from '../live/commit-change.ts'
import { recordChange } from '../live/record-change.ts'
import type { OrderRow } from '../orders/order.entity.ts'
import { orderSessionIds } from '../orders/order-session-ids.ts'
import type { Parts } from '../parts.ts'

/** PAID is also said when it had been paid before. */
export type PayOutcome = 'PAID' | 'CANCELLED' | 'REFUNDED' | 'LAPSED' | 'NOT_FOUND'

/** Takes an order as paid, once however often it is told so. `now` is when. */
export function payOrder(
  parts: Pick<Parts, 'orm' | 'doorbell'>,
  organizationId: string,
  orderId: string,
  now: Temporal.Instant,
): Promise<PayOutcome> {
  return commitChange(parts, organizationId, async (em) => {
    const order = await lockOrder(em, organizationId, orderId, now)
    if (!order) return 'NOT_FOUND'
    if (order.status !== 'PENDING_PAYMENT') return order.status
    if (order.has_lapsed) return 'LAPSED'
    await em.execute(
      `update orders set status = 'PAID', paid_at = ?::timestamptz where organization_id = ? and id = ?`,
      [now.toString(), organizationId, orderId],
    )
    const sessionIds = await orderSessionIds(em, organizationId, orderId)
    await recordChange(em, organizationId, { sessionIds }, now.toString())
    return 'PAID'
  })
}

async function lockOrder(em: EntityManager, organizationId: string, orderId: string, now: Temporal.Instant) {
  const [order] = await em.execute<{ status: OrderRow['status']; has_lapsed: boolean }[]>(
    `select o.status, coalesce(l.expires_at <= ?::timestamptz, false) as has_lapsed
     from orders o left join payment_link l on l.organization_id = o.organization_id and l.order_id = o.id
     where o.organization_id = ? and o.id = ? for no key update of o`,
    [now.toString(), organizationId, orderId],
  )
  return order
}
