import type { EntityManager } from '@mikro-orm/postgresql'
import { EmailMessageRow } from '../email/email-message.entity.ts'
import { loadById, loadLists, loadOne } from '../graphql/load-by.ts'
import { PaymentLinkRow } from '../payments/payment-link.entity.ts'
import { OrderLineRow } from './order-line.entity.ts'
import { OrderRow } from './order.entity.ts'

/** Orders and what hangs on them. */
export function orderLoaders(em: EntityManager, organizationId: string) {
  const fresh = { disableIdentityMap: true } as const
  const order = loadById((ids) => em.find(OrderRow, { organizationId, id: { $in: ids } }, fresh))
  return {
    order,
    orderOfRebooking: loadOne(
      (ids) => em.find(OrderRow, { organizationId, rebookingId: { $in: ids } }, fresh),
      (row) => row.rebookingId!,
    ),
    orderOfSession: loadOne(
      async (sessionIds) => {
        const lines = await em.find(OrderLineRow, { organizationId, sessionId: { $in: sessionIds } }, fresh)
        const orders = await Promise.all(lines.map((line) => order.load(line.orderId)))
        return lines.map((line, index) => ({ sessionId: line.sessionId!, order: orders[index]! }))
      },
      (row) => row.sessionId,
    ),
    linesOfOrder: loadLists(
      (ids) =>
        em.find(
          OrderLineRow,
          { organizationId, orderId: { $in: ids } },
          { ...fresh, orderBy: { position: 1 } },
        ),
      (line) => line.orderId,
    ),
    paymentLinkOfOrder: loadOne(
      (ids) => em.find(PaymentLinkRow, { organizationId, orderId: { $in: ids } }, fresh),
      (link) => link.orderId,
    ),
    emailsOfOrder: loadLists(
      (ids) =>
        em.find(
          EmailMessageRow,
          { organizationId, orderId: { $in: ids } },
          { ...fresh, orderBy: { createdAt: -1, id: -1 } },
        ),
      (email) => email.orderId,
    ),
  }
}
