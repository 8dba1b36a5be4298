import type { MikroORM } from '@mikro-orm/postgresql'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { addJob } from '../../src/jobs/add-job.ts'
import { emailJobKey } from '../../src/email/email-job-key.ts'

export interface BookedOrderOptions {
  readonly school?: string
  readonly client?: string
  readonly email?: string
  readonly language?: 'EN' | 'FR'
  readonly product?: string
  readonly staff?: string
  readonly status?: 'PENDING_PAYMENT' | 'PAID' | 'CANCELLED' | 'REFUNDED'
  readonly kind?: 'BOOKED' | 'CANCELLED'
  readonly linkExpiresAt?: string
}

export interface TestOrder {
  readonly organizationId: string
  readonly clientId: string
  readonly orderId: string
  readonly sessionIds: readonly string[]
  readonly emailId: string
}

/** A school of its own with one order: two lessons on 24 and 26 November 2026 in Paris, 09:00–10:30, 120.00 €. */
export async function aBookedOrder(orm: MikroORM, options: BookedOrderOptions = {}): Promise<TestOrder> {
  const {
    school = 'École des Cimes',
    client = 'Léa Martin',
    email = 'lea@client.example',
    language = 'FR',
    product = 'Cours particulier',
    staff = 'Ana Dupont',
    status = 'PENDING_PAYMENT',
    kind = 'BOOKED',
    linkExpiresAt = null,
  } = options
  const [organizationId, staffId, clientId, productId, orderId, emailId] = Array.from({ length: 6 }, () =>
    newId(),
  )
  const order = { organizationId: organizationId!, clientId: clientId!, orderId: orderId!, emailId: emailId! }
  const sessionIds = [newId(), newId()]
  await orm.em.fork().transactional(async (em) => {
    const insert = (sql: string, ...values: unknown[]) => em.execute(sql, values)
    const now = Temporal.Now.instant().toString()
    await insert(
      `insert into organization (id, name, time_zone, currency, schedule_version, last_order_number, created_at)
       values (?, ?, 'Europe/Paris', 'EUR', 7, 42, ?)`,
      organizationId,
      school,
      now,
    )
    await insert(
      `insert into staff_member (organization_id, id, name, email, role, language) values (?, ?, ?, ?, 'STAFF', 'FR')`,
      organizationId,
      staffId,
      staff,
      `${staffId}@school.example`,
    )
    await insert(
      `insert into client (organization_id, id, name, email, language) values (?, ?, ?, ?, ?)`,
      organizationId,
      clientId,
      client,
      email,
      language,
    )
    await insert(
      `insert into product (organization_id, id, name, is_private_lesson, price, tax_rate_basis_points, color)
       values (?, ?, ?, true, 6000, 2000, 0)`,
      organizationId,
      productId,
      product,
    )
    await insert(
      `insert into orders (organization_id, id, number, client_id, status, currency, total, created_at)
       values (?, ?, 42, ?, ?, 'EUR', 12000, ?)`,
      organizationId,
      orderId,
      clientId,
      status,
      now,
    )
    await insert(
      `insert into payment_link (organization_id, order_id, key_version, expires_at, created_at) values (?, ?, 1, ?, ?)`,
      organizationId,
      orderId,
      linkExpiresAt,
      now,
    )
    for (const [position, day] of ['2026-11-24', '2026-11-26'].entries()) {
      const sessionId = sessionIds[position]
      await insert(
        `insert into session (organization_id, id, product_id, client_id, starts_at, ends_at, status)
         values (?, ?, ?, ?, ?, ?, 'SCHEDULED')`,
        organizationId,
        sessionId,
        productId,
        clientId,
        `${day}T08:00Z`,
        `${day}T09:30Z`,
      )
      await insert(
        `insert into session_staff (organization_id, session_id, staff_member_id) values (?, ?, ?)`,
        organizationId,
        sessionId,
        staffId,
      )
      await insert(
        `insert into order_line (organization_id, id, order_id, position, session_id, description, price,
           tax_rate_basis_points, tax) values (?, ?, ?, ?, ?, 'Cours', 6000, 2000, 1000)`,
        organizationId,
        newId(),
        orderId,
        position,
        sessionId,
      )
    }
    await insert(
      `insert into email_message (organization_id, id, order_id, kind, to_address, language, subject, status,
         leaves_at, created_at, updated_at) values (?, ?, ?, ?, ?, ?, 'queued', 'QUEUED', ?, ?, ?)`,
      organizationId,
      emailId,
      orderId,
      kind,
      email,
      language,
      now,
      now,
      now,
    )
  })
  return { ...order, sessionIds }
}

/** Stores the order's mail job, as booking it would. */
export async function queueMailOf(orm: MikroORM, { organizationId, emailId }: TestOrder): Promise<void> {
  const runAt = Temporal.Now.instant().toString()
  await orm.em
    .fork()
    .transactional((em) =>
      addJob(em, 'send-email', { organizationId, emailId }, { key: emailJobKey(emailId), runAt }),
    )
}

export interface EmailState {
  readonly status: string
  readonly problem: string | null
  readonly provider_message_id: string | null
  readonly subject: string
}

export async function emailOf(orm: MikroORM, { organizationId, emailId }: TestOrder): Promise<EmailState> {
  const [row] = await orm.em
    .fork()
    .execute<EmailState[]>(
      `select status, problem, provider_message_id, subject from email_message where organization_id = ? and id = ?`,
      [organizationId, emailId],
    )
  return row!
}

/** The sessions of each change that was recorded, by version. */
export async function changesOf(
  orm: MikroORM,
  { organizationId }: TestOrder,
): Promise<{ version: number; session_ids: string[] }[]> {
  return orm.em
    .fork()
    .execute(
      `select version, to_json(session_ids) as session_ids from schedule_change where organization_id = ? order by version`,
      [organizationId],
    )
}
