import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emailJobKey } from '../src/email/email-job-key.ts'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { rebook, rebooked, type RebookedOrder } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => WEDNESDAY, emailDelaySeconds: 5 })
})
afterAll(async () => {
  await expectInvariants(node.database)
  await node.close()
})

describe('the order', () => {
  test('has today’s price, not the one that the lesson was booked at', async () => {
    const { school, token } = await openFrontDesk(node)
    const product = await school.product({ price: 6000 })
    const sessionId = await school.session({ product })
    const first = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    await node.database.query(`update product set price = 7550 where id = ?`, [product])
    const second = await rebooked(node, token, { sessionId, dates: [school.date(2), school.date(3)] })
    expect(first.rebooking.order.total).toEqual({ amount: 6000, currency: 'EUR' })
    expect(second.rebooking.order.total).toEqual({ amount: 15_100, currency: 'EUR' })
    expect(second.rebooking.order.lines.map(({ price }) => price.amount)).toEqual([7550, 7550])
  })

  test('keeps each line’s price, tax rate and the tax that is in it', async () => {
    const { school, token } = await openFrontDesk(node)
    const product = await school.product({ price: 5999 })
    const sessionId = await school.session({ product })
    await rebooked(node, token, { sessionId, dates: [school.date(1), school.date(2)] })
    await node.database.query(`update product set price = 1, tax_rate_basis_points = 0 where id = ?`, [
      product,
    ])
    const lines = await node.database.query(
      `select position, price, tax_rate_basis_points as rate, tax from order_line
       where organization_id = ? order by position`,
      [school.id],
    )
    // 59.99 with 20 % in it: 59.99 × 20 / 120 = 9.998…, which is 10.00.
    expect(lines).toEqual([
      { position: 0, price: 5999, rate: 2000, tax: 1000 },
      { position: 1, price: 5999, rate: 2000, tax: 1000 },
    ])
  })

  test('has the next number of its school, without gaps although bookings were refused in between', async () => {
    const { school, ana, token } = await openFrontDesk(node)
    const sessionId = await school.session({ staff: [ana] })
    const numbers: string[] = []
    for (const day of [1, 2, 3]) {
      const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(day)] })
      numbers.push(rebooking.order.number)
      const again = await rebook(node, token, { sessionId, dates: [school.date(day)] })
      expect(again.__typename).toBe('DaysUnavailable')
    }
    expect(numbers).toEqual(['000001', '000002', '000003'])
  })

  test('is numbered in each school apart, as are the schedule’s versions', async () => {
    const desks = [await openFrontDesk(node), await openFrontDesk(node)]
    for (const { school, token } of desks) {
      const sessionId = await school.session()
      for (const [nth, day] of [1, 2].entries()) {
        const result = await rebooked(node, token, { sessionId, dates: [school.date(day)] })
        expect(result.scheduleVersion).toBe(nth + 1)
        expect(result.rebooking.order.number).toBe(`00000${nth + 1}`)
      }
    }
  })
})

describe('the mail', () => {
  test('is a job that is stored with the booking and due after the delay', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    expect(await jobsOf(rebooking.order)).toEqual([{ run_at: '2031-03-26T11:00:05+00:00' }])
    const [email] = await node.database.query(
      `select to_json(leaves_at) #>> '{}' as leaves_at, kind from email_message where id = ?`,
      [rebooking.order.emails[0]!.id],
    )
    expect(email).toEqual({ leaves_at: '2031-03-26T11:00:05+00:00', kind: 'BOOKED' })
  })

  test('fails from the start for a client without an address, and the order stands all the same', async () => {
    const { school, token } = await openFrontDesk(node)
    const client = await school.client({ email: null })
    const sessionId = await school.session({ client })
    const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    const { order } = rebooking
    expect(order.emails).toMatchObject([
      { to: null, status: 'FAILED', problem: 'The client has no e-mail address.' },
    ])
    expect(order).toMatchObject({ number: '000001', status: 'PENDING_PAYMENT' })
    expect(order.paymentLink.url).toMatch(/\/pay\/.+/)
    expect(await jobsOf(order)).toEqual([])
    const rows = await node.database.query(`select status, problem from email_message where order_id = ?`, [
      order.id,
    ])
    expect(rows).toEqual([{ status: 'FAILED', problem: 'NO_ADDRESS' }])
  })

  test('is written to an address that is known to bounce: it may work again', async () => {
    const { school, token } = await openFrontDesk(node)
    const client = await school.client({ emailProblem: 'INACTIVE_ADDRESS' })
    const sessionId = await school.session({ client })
    const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    expect(rebooking.order.emails).toMatchObject([{ to: 'lea@client.example', status: 'QUEUED' }])
  })

  test('is in the client’s language, whatever the staff’s', async () => {
    const { school, token } = await openFrontDesk(node, { language: 'FR' })
    const client = await school.client({ language: 'EN' })
    const sessionId = await school.session({ client })
    const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    expect(rebooking.order.emails[0]!.subject).toMatch(/booked/)
    expect(rebooking.order.lines[0]!.description).toBe('Private lesson, Thursday 27 March, 10:00–11:00')
  })
})

function jobsOf({ emails }: RebookedOrder) {
  return node.database.query(
    `select to_json(run_at) #>> '{}' as run_at from graphile_worker.jobs where key = any(?::text[])`,
    [`{${emails.map(({ id }) => emailJobKey(id)).join(',')}}`],
  )
}
