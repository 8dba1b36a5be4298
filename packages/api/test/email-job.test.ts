import { setTimeout as sleep } from 'node:timers/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import { pino } from 'pino'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMailboxMailer } from '../src/email/mailbox-mailer.ts'
import type { Mailer } from '../src/email/mailer.ts'
import { createPostmarkMailer } from '../src/email/postmark-mailer.ts'
import { sendEmailTask } from '../src/email/send-email.task.ts'
import { startWorker } from '../src/jobs/worker.ts'
import { payUrl } from '../src/payments/pay-token.ts'
import { aBookedOrder, changesOf, emailOf, queueMailOf, type TestOrder } from './support/booked-order.ts'
import { startPostmarkStandIn, type Behaviour, type PostmarkStandIn } from './support/postmark-stand-in.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

let database: TestDatabase
let orm: MikroORM
let postmark: PostmarkStandIn
const rings: string[] = []

beforeAll(async () => {
  database = await createTestDatabase()
  orm = database.orm
})
afterAll(() => database.drop())
beforeEach(async () => {
  rings.length = 0
  postmark = await startPostmarkStandIn()
})
afterEach(() => postmark.close())

const parts = () => ({
  orm,
  logger: pino({ level: 'silent' }),
  doorbell: {
    ring: (id: string) => void rings.push(id),
    onRing: () => () => undefined,
    close: async () => undefined,
  },
  now: () => Temporal.Now.instant(),
  publicUrl: 'https://book.school.example',
  secret: 'a secret of at least 32 characters',
  emailFrom: 'bonjour@school.example',
})

const postmarkMailer = () =>
  createPostmarkMailer({ token: 'server-token', url: postmark.url, timeoutSeconds: 1 })

/** One attempt of the job, as the worker would make it. */
function attempt(
  { organizationId, emailId }: TestOrder,
  { mailer = postmarkMailer(), isLastAttempt = false }: { mailer?: Mailer; isLastAttempt?: boolean } = {},
): Promise<void> {
  const job = { isLastAttempt, signal: new AbortController().signal }
  return sendEmailTask(parts(), mailer)({ organizationId, emailId }, job)
}

async function withdraw({ organizationId, emailId }: TestOrder): Promise<number> {
  const rows = await orm.em
    .fork()
    .execute<unknown[]>(
      `update email_message set status = 'WITHDRAWN' where organization_id = ? and id = ? and status = 'QUEUED' returning id`,
      [organizationId, emailId],
    )
  return rows.length
}

const clientProblem = async ({ organizationId, clientId }: TestOrder) => {
  const [row] = await orm.em
    .fork()
    .execute<{ email_problem: string | null }[]>(
      `select email_problem from client where organization_id = ? and id = ?`,
      [organizationId, clientId],
    )
  return row!.email_problem
}

describe('a mail that Postmark takes', () => {
  test('is SENT with its id, in the client’s language, with the payment link, and calendars are told', async () => {
    const order = await aBookedOrder(orm)
    await attempt(order)

    expect(postmark.taken).toHaveLength(1)
    const mail = postmark.taken[0]!
    expect(mail).toMatchObject({
      From: '"École des Cimes" <bonjour@school.example>',
      To: 'lea@client.example',
      Subject: 'École des Cimes\u00a0: 2 cours réservés, 24–26 novembre',
      TrackOpens: false,
      TrackLinks: 'None',
      Metadata: { emailId: order.emailId },
    })
    const link = payUrl(parts(), { ...order, keyVersion: 1 })
    for (const body of [mail.HtmlBody, mail.TextBody]) {
      expect(body).toContain(link)
      expect(body).toContain('Commande 000042')
      expect(body).toContain('09:00–10:30')
    }
    expect(postmark.tokens).toEqual(['server-token'])
    expect(await emailOf(orm, order)).toMatchObject({
      status: 'SENT',
      problem: null,
      provider_message_id: 'message-1',
      subject: mail.Subject,
    })
    expect(await changesOf(orm, order)).toEqual([{ version: 8, session_ids: order.sessionIds }])
    expect(rings).toContain(order.organizationId)
  })

  test('is not handed over again by a job that runs twice', async () => {
    const order = await aBookedOrder(orm)
    await attempt(order)
    await attempt(order)
    expect(postmark.taken).toHaveLength(1)
    expect(await changesOf(orm, order)).toHaveLength(1)
  })

  test('is SENT although every connection to the database breaks before the answer: the answer is kept', async () => {
    const order = await aBookedOrder(orm)
    postmark.beforeAnswer = () => breakConnections()
    await attempt(order)
    expect(await emailOf(orm, order)).toMatchObject({ status: 'SENT' })
    expect(postmark.taken).toHaveLength(1)
  })
})

describe('an answer that was lost', () => {
  const lost: readonly Behaviour[] = [
    'RESET_AFTER_TAKING',
    'FAIL_AFTER_TAKING',
    'SILENT_AFTER_TAKING',
    'NONSENSE_AFTER_TAKING',
  ]
  test.each(lost)('%s: the mail is handed over a second time, and no more', async (behaviour) => {
    const order = await aBookedOrder(orm)
    postmark.plan(behaviour)
    await expect(attempt(order)).rejects.toThrow('Postmark')
    expect(await emailOf(orm, order)).toMatchObject({ status: 'SENDING' })
    expect(await withdraw(order)).toBe(0)

    await attempt(order)
    await attempt(order)
    expect(postmark.taken).toHaveLength(2)
    expect(await emailOf(orm, order)).toMatchObject({ status: 'SENT', provider_message_id: 'message-2' })
  })

  test('is not followed by "booked" once the booking is cancelled', async () => {
    const order = await aBookedOrder(orm)
    postmark.plan('RESET_AFTER_TAKING')
    await expect(attempt(order)).rejects.toThrow('Postmark')
    await orm.em.fork().execute(`update orders set status = 'CANCELLED' where id = ?`, [order.orderId])
    await attempt(order)
    expect(postmark.taken).toHaveLength(1)
    expect(await emailOf(orm, order)).toMatchObject({ status: 'FAILED', problem: 'CANCELLED_MEANWHILE' })
  })
})

describe('a mail that Postmark does not take for now', () => {
  test.each([
    { status: 429, code: 429 },
    { status: 401, code: 10 },
    { status: 422, code: 300, message: "Invalid 'From' address: 'bonjour@school.example'." },
    { status: 422, code: 405, message: 'Not allowed to send' },
  ])('$status, code $code: it waits, and an Undo until then leaves no mail at all', async (refusal) => {
    const order = await aBookedOrder(orm)
    postmark.plan(refusal)
    await expect(attempt(order)).rejects.toThrow(`Postmark answered ${refusal.status}`)
    expect(await emailOf(orm, order)).toMatchObject({ status: 'QUEUED', problem: null })
    expect(await changesOf(orm, order)).toEqual([])

    expect(await withdraw(order)).toBe(1)
    await attempt(order)
    expect(postmark.taken).toEqual([])
    expect(await emailOf(orm, order)).toMatchObject({ status: 'WITHDRAWN' })
  })

  test('is given up after the last attempt, and calendars are told', async () => {
    const order = await aBookedOrder(orm)
    postmark.plan({ status: 503, code: 0 })
    await attempt(order, { isLastAttempt: true })
    expect(await emailOf(orm, order)).toMatchObject({ status: 'FAILED', problem: 'GAVE_UP' })
    expect(await changesOf(orm, order)).toHaveLength(1)
    expect(await clientProblem(order)).toBeNull()
  })
})

describe('a mail that Postmark never takes', () => {
  test.each([
    {
      status: 422,
      code: 406,
      problem: 'INACTIVE_ADDRESS',
      message: 'Found inactive addresses: lea@client.example.',
    },
    {
      status: 422,
      code: 300,
      problem: 'INVALID_ADDRESS',
      message: "Error parsing 'To': Illegal email domain",
    },
  ])('$problem is said of the mail and of the client', async ({ problem, ...refusal }) => {
    const order = await aBookedOrder(orm)
    postmark.plan(refusal)
    await attempt(order)
    expect(await emailOf(orm, order)).toMatchObject({ status: 'FAILED', problem })
    expect(await clientProblem(order)).toBe(problem)
    expect(await changesOf(orm, order)).toEqual([{ version: 8, session_ids: order.sessionIds }])
  })

  test('says nothing of an address that was corrected meanwhile', async () => {
    const order = await aBookedOrder(orm)
    postmark.plan({ status: 422, code: 406 })
    await orm.em
      .fork()
      .execute(`update client set email = 'right@client.example' where id = ?`, [order.clientId])
    await attempt(order)
    expect(await clientProblem(order)).toBeNull()
  })

  test.each([
    'lea@client.example, spy@elsewhere.example',
    'Spy <spy@elsewhere.example>',
    'lea@client.example\r\nBcc: spy@elsewhere.example',
    'lea',
  ])('%j is not one address, and not even tried', async (email) => {
    const order = await aBookedOrder(orm, { email })
    await attempt(order)
    expect(postmark.tokens).toEqual([])
    expect(await emailOf(orm, order)).toMatchObject({ status: 'FAILED', problem: 'INVALID_ADDRESS' })
  })
})

describe('through the worker, with the built-in mailbox', () => {
  test('a queued mail arrives once, and one that was withdrawn does not', async () => {
    const [arrives, withdrawn] = [await aBookedOrder(orm), await aBookedOrder(orm)]
    await withdraw(withdrawn)
    await queueMailOf(orm, withdrawn)
    await queueMailOf(orm, arrives)
    const worker = startWorker(parts(), {
      'send-email': sendEmailTask(parts(), createMailboxMailer(parts())),
    })
    try {
      await untilNoJobIsLeft()
    } finally {
      await worker.stop()
    }
    expect(await mailboxOf(arrives)).toEqual([
      { from_address: 'École des Cimes <bonjour@school.example>', to_address: 'lea@client.example' },
    ])
    expect(await emailOf(orm, arrives)).toMatchObject({
      status: 'SENT',
      provider_message_id: arrives.emailId,
    })
    expect(await mailboxOf(withdrawn)).toEqual([])
  })

  test('a mail whose answer was lost stands there once', async () => {
    const order = await aBookedOrder(orm)
    const mailbox = createMailboxMailer(parts())
    const forgetful: Mailer = {
      async send(mail) {
        await mailbox.send(mail)
        throw new Error('lost')
      },
    }
    await expect(attempt(order, { mailer: forgetful })).rejects.toThrow('lost')
    await attempt(order, { mailer: mailbox })
    expect(await mailboxOf(order)).toHaveLength(1)
  })
})

const mailboxOf = ({ organizationId }: TestOrder) =>
  orm.em
    .fork()
    .execute<object[]>(`select from_address, to_address from mailbox_message where organization_id = ?`, [
      organizationId,
    ])

async function untilNoJobIsLeft(): Promise<void> {
  for (;;) {
    const [row] = await orm.em
      .fork()
      .execute<{ jobs: number }[]>(`select count(*)::int as jobs from graphile_worker.jobs`)
    if (row!.jobs === 0) return
    await sleep(20)
  }
}

/** Ends every connection to the test's database. */
async function breakConnections(): Promise<void> {
  const client = new Client(database.url)
  await client.connect()
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await client.end()
}
