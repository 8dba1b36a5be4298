import type { RebookableSession } from '@reprise/domain/rebooking/not-rebookable-reason'
import { Temporal } from 'temporal-polyfill'
import type { ProductRow } from '../products/product.entity.ts'
import type { SessionRow } from './session.entity.ts'

/** A session's row and its product, as the rule about booking again sees them. */
export function toRebookable(
  session: Pick<SessionRow, 'status' | 'endsAt' | 'clientId'>,
  product: Pick<ProductRow, 'isPrivateLesson'> | null,
): RebookableSession {
  return {
    status: session.status,
    endsAt: Temporal.Instant.fromEpochMilliseconds(session.endsAt.getTime()),
    isPrivateLesson: product?.isPrivateLesson ?? false,
    hasClient: session.clientId != null,
  }
}
