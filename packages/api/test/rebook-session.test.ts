import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { rebook, rebooked } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => WEDNESDAY, emailDelaySeconds: 5 })
})
afterAll(async () => {
  await expectInvariants(node.database)
  await node.close()
})

describe('booking a completed private lesson again', () => {
  test('gives the sessions, the order, its payment link and its e-mail', async () => {
    const { school, ana, token } = await openFrontDesk(node)
    const room = await school.resource('Room')
    const product = await school.product({ price: 6000 })
    const client = await school.client({ language: 'FR' })
    const sessionId = await school.session({
      ...{ staff: [ana], resources: [room], product, client },
      ...{ at: '10:00', minutes: 90 },
    })
    const id = newId()
    const result = await rebook(node, token, { id, sessionId, dates: ['2031-03-29', '2031-03-27'] })

    const like = {
      ...{ status: 'SCHEDULED', product: { id: product }, client: { id: client } },
      ...{ staff: [{ id: ana }], resources: [{ id: room.id }], rebookedFrom: { id: sessionId } },
    }
    expect(result).toEqual({
      __typename: 'SessionRebooked',
      scheduleVersion: 1,
      rebooking: {
        ...{ id, undoneAt: null, createdBy: { id: ana }, source: { id: sessionId } },
        sessions: [
          {
            id: expect.any(String),
            startsAt: '2031-03-27T09:00:00.000Z',
            endsAt: '2031-03-27T10:30:00.000Z',
            ...like,
          },
          {
            id: expect.any(String),
            startsAt: '2031-03-29T09:00:00.000Z',
            endsAt: '2031-03-29T10:30:00.000Z',
            ...like,
          },
        ],
        order: {
          ...{ id: expect.any(String), number: '000001', status: 'PENDING_PAYMENT' },
          total: { amount: 12_000, currency: 'EUR' },
          lines: [
            {
              description: 'Private lesson, jeudi 27 mars, 10:00–11:30',
              price: { amount: 6000 },
              session: { id: expect.any(String) },
            },
            {
              description: 'Private lesson, samedi 29 mars, 10:00–11:30',
              price: { amount: 6000 },
              session: { id: expect.any(String) },
            },
          ],
          paymentLink: { url: expect.stringMatching(`^${node.url}/pay/[\\w-]{22,}$`) },
          emails: [
            {
              ...{ id: expect.any(String), to: 'lea@client.example', status: 'QUEUED', problem: null },
              subject: 'École des Essais\u00a0: 2 cours réservés, 27–29 mars',
            },
          ],
        },
      },
    })
  })

  test('has a line for each session, in their order', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const dates = [3, 1, 5].map((day) => school.date(day))
    const { rebooking } = await rebooked(node, token, { sessionId, dates })
    expect(rebooking.order.lines.map(({ session }) => session)).toEqual(
      rebooking.sessions.map(({ id }) => ({ id })),
    )
  })

  test('books all six days at once', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const dates = [6, 5, 4, 3, 2, 1].map((day) => school.date(day))
    const { rebooking } = await rebooked(node, token, { sessionId, dates })
    expect(rebooking.sessions.map(({ startsAt }) => startsAt.slice(0, 10))).toEqual(dates.toReversed())
  })

  test('tells the calendars of the copies and of their source, in one change', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const dates = [school.date(1), school.date(2)]
    const { rebooking, scheduleVersion } = await rebooked(node, token, { sessionId, dates })
    const changes = await node.database.query<{ version: number; ids: string[] }>(
      `select version, to_json(session_ids) as ids from schedule_change where organization_id = ?`,
      [school.id],
    )
    expect(changes).toHaveLength(1)
    expect(changes[0]!.version).toBe(scheduleVersion)
    expect(changes[0]!.ids.toSorted()).toEqual(
      [sessionId, ...rebooking.sessions.map(({ id }) => id)].toSorted(),
    )
  })

  test('may be done again for the same lesson on another day', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const first = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    const second = await rebooked(node, token, { sessionId, dates: [school.date(2)] })
    expect(second.rebooking.order.id).not.toBe(first.rebooking.order.id)
    expect([first.scheduleVersion, second.scheduleVersion]).toEqual([1, 2])
  })
})

test('a lesson with no staff and no resources can be booked again: it takes nobody’s time', async () => {
  const { school, token } = await openFrontDesk(node)
  const sessionId = await school.session({ staff: [] })
  const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
  expect(rebooking.sessions).toHaveLength(1)
})
