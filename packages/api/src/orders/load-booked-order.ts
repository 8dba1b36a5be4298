import type { EntityManager } from '@mikro-orm/postgresql'
import { Temporal } from 'temporal-polyfill'
import type { Language } from '../i18n/language.ts'
import type { OrderRow } from './order.entity.ts'

/** An order as its client is told of it, by mail and on the page where it is paid. */
export interface BookedOrder {
  readonly organizationName: string
  readonly timeZone: string
  readonly clientId: string
  readonly clientName: string
  readonly clientEmail: string | null
  readonly language: Language
  readonly status: OrderRow['status']
  readonly number: number
  readonly currency: string
  readonly total: number
  readonly paymentLink: { readonly keyVersion: number; readonly expiresAt: Temporal.Instant | null } | null
  /** In order of time. */
  readonly sessions: readonly BookedOrderSession[]
}

export interface BookedOrderSession {
  readonly startsAt: Temporal.Instant
  readonly endsAt: Temporal.Instant
  readonly productName: string
  readonly staffNames: readonly string[]
  readonly resourceNames: readonly string[]
}

/** Null when there is no such order in the organization. */
export async function loadBookedOrder(
  em: EntityManager,
  organizationId: string,
  orderId: string,
): Promise<BookedOrder | null> {
  const [order] = await em.execute<OrderData[]>(ORDER, [organizationId, orderId])
  if (!order) return null
  const sessions = await em.execute<SessionData[]>(SESSIONS, [organizationId, orderId])
  const { key_version: keyVersion, expires_at: expiresAt } = order
  return {
    organizationName: order.organization_name,
    timeZone: order.time_zone,
    clientId: order.client_id,
    clientName: order.client_name,
    clientEmail: order.email,
    language: order.language,
    status: order.status,
    number: order.number,
    currency: order.currency,
    total: order.total,
    paymentLink:
      keyVersion === null
        ? null
        : { keyVersion, expiresAt: expiresAt === null ? null : toInstant(expiresAt) },
    sessions: sessions.map(toSession),
  }
}

interface OrderData {
  organization_name: string
  time_zone: string
  client_id: string
  client_name: string
  email: string | null
  language: Language
  status: OrderRow['status']
  number: number
  currency: string
  total: number
  key_version: number | null
  expires_at: number | null
}

interface SessionData {
  starts_at: number
  ends_at: number
  product_name: string
  staff_names: string[]
  resource_names: string[]
}

// Instants as epoch milliseconds: a driver's idea of a timestamp depends on its settings.
const ORDER = `
  select g.name as organization_name, g.time_zone, c.id as client_id, c.name as client_name, c.email, c.language,
    o.status, o.number, o.currency, o.total, l.key_version,
    (extract(epoch from l.expires_at) * 1000)::float8 as expires_at
  from orders o
  join organization g on g.id = o.organization_id
  join client c on c.organization_id = o.organization_id and c.id = o.client_id
  left join payment_link l on l.organization_id = o.organization_id and l.order_id = o.id
  where o.organization_id = ? and o.id = ?`

const SESSIONS = `
  select (extract(epoch from s.starts_at) * 1000)::float8 as starts_at,
    (extract(epoch from s.ends_at) * 1000)::float8 as ends_at,
    coalesce(p.name, s.activity) as product_name,
    (
      select coalesce(jsonb_agg(m.name order by m.name collate "C", m.id), '[]')
      from session_staff x
      join staff_member m on m.organization_id = x.organization_id and m.id = x.staff_member_id
      where x.organization_id = s.organization_id and x.session_id = s.id
    ) as staff_names,
    (
      select coalesce(jsonb_agg(r.name order by r.name collate "C", r.id), '[]')
      from session_resource x
      join resource r on r.organization_id = x.organization_id and r.id = x.resource_id
      where x.organization_id = s.organization_id and x.session_id = s.id
    ) as resource_names
  from order_line o
  join session s on s.organization_id = o.organization_id and s.id = o.session_id
  left join product p on p.organization_id = s.organization_id and p.id = s.product_id
  where o.organization_id = ? and o.order_id = ?
  order by s.starts_at, s.id`

function toSession(row: SessionData): BookedOrderSession {
  return {
    startsAt: toInstant(row.starts_at),
    endsAt: toInstant(row.ends_at),
    productName: row.product_name,
    staffNames: row.staff_names,
    resourceNames: row.resource_names,
  }
}

function toInstant(milliseconds: number): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Math.round(milliseconds))
}
