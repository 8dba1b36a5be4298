import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { payOrder } from '../src/payments/pay-order.ts'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { UNDO } from './support/operations.ts'
import { rebook, rebooked } from './support/rebooking.ts'
import { startNodeOn } from './support/second-node.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'
import { undo, undone } from './support/undoing.ts'

let now = WEDNESDAY
let node: TestApplication
let other: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => now, emailDelaySeconds: 5 })
  other = await startNodeOn(node.database, { now: () => now, emailDelaySeconds: 5 })
})
beforeEach(() => {
  now = WEDNESDAY
})
afterAll(async () => {
  await expectInvariants(node.database)
  await other.close()
  await node.close()
})

/** A lesson of Ana's in a room that was booked again for two days. */
async function aRebooking() {
  const desk = await openFrontDesk(node)
  const { school, ana, token } = desk
  const room = await school.resource('Room')
  const sessionId = await school.session({ staff: [ana], resources: [room] })
  const dates = [school.date(1), school.date(2)]
  const { rebooking } = await rebooked(node, token, { sessionId, dates })
  return { ...desk, sessionId, dates, rebooking }
}

const statusOf = async (orderId: string) => {
  const [row] = await node.database.query<{ status: string }>(`select status from orders where id = ?`, [
    orderId,
  ])
  return row!.status
}

describe('undoing', () => {
  test('cancels the sessions and the order, withdraws the mail and moves the schedule on', async () => {
    const { token, rebooking } = await aRebooking()
    now = WEDNESDAY.add({ seconds: 3 })
    expect(await undo(node, token, rebooking.id)).toEqual({
      __typename: 'RebookingUndone',
      scheduleVersion: 2,
      rebooking: {
        id: rebooking.id,
        undoneAt: '2031-03-26T11:00:03.000Z',
        sessions: rebooking.sessions.map(({ id }) => ({ id, status: 'CANCELLED' })),
        order: {
          ...{ id: rebooking.order.id, status: 'CANCELLED' },
          emails: [
            { to: 'lea@client.example', status: 'WITHDRAWN', subject: rebooking.order.emails[0]!.subject },
          ],
        },
      },
    })
  })

  test('tells the calendars of its sessions and of their source', async () => {
    const { school, token, rebooking, sessionId } = await aRebooking()
    const { scheduleVersion } = await undone(node, token, rebooking.id)
    const [change] = await node.database.query<{ ids: string[] }>(
      `select to_json(session_ids) as ids from schedule_change where organization_id = ? and version = ?`,
      [school.id, scheduleVersion],
    )
    expect(change!.ids.toSorted()).toEqual([sessionId, ...rebooking.sessions.map(({ id }) => id)].toSorted())
  })

  test('frees the time: no allocation is left, and the days can be booked anew', async () => {
    const { token, rebooking, sessionId, dates } = await aRebooking()
    expect((await rebook(node, token, { sessionId, dates })).__typename).toBe('DaysUnavailable')
    await undone(node, token, rebooking.id)
    const left = await node.database.query(
      `select id from allocation where session_id in (select id from session where rebooking_id = ?)`,
      [rebooking.id],
    )
    expect(left).toEqual([])
    const anew = await rebooked(node, token, { sessionId, dates })
    expect(anew.rebooking.order.number).toBe('000002')
  })

  test('may be done by a colleague', async () => {
    const { school, rebooking } = await aRebooking()
    const colleague = await school.token(await school.staffMember('Bruno'))
    await undone(node, colleague, rebooking.id)
  })

  test('is possible until the first session begins', async () => {
    const { token, rebooking } = await aRebooking()
    now = WEDNESDAY.add({ hours: 22 }).subtract({ nanoseconds: 1 })
    await undone(node, token, rebooking.id)
  })

  test('twice gives the same, here and on another node, and changes nothing more', async () => {
    const { token, rebooking } = await aRebooking()
    const first = await undone(node, token, rebooking.id)
    now = WEDNESDAY.add({ hours: 100 })
    expect(await undo(node, token, rebooking.id)).toEqual(first)
    expect(await undo(other, token, rebooking.id)).toEqual(first)
  })

  test('twenty times at once over two nodes gives twenty equal answers and one change', async () => {
    const { school, token, rebooking } = await aRebooking()
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, nth) => undo(nth % 2 ? node : other, token, rebooking.id)),
    )
    expect(results[0]).toMatchObject({ __typename: 'RebookingUndone', scheduleVersion: 2 })
    for (const result of results) expect(result).toEqual(results[0])
    const [{ schedule_version: version } = {}] = await node.database.query<{ schedule_version: number }>(
      `select schedule_version from organization where id = ?`,
      [school.id],
    )
    expect(version).toBe(2)
  })
})

describe('what can no longer be taken back is refused, and stays:', () => {
  test('an order that was paid', async () => {
    const { school, token, rebooking } = await aRebooking()
    expect(await payOrder(node.parts, school.id, rebooking.order.id, now)).toBe('PAID')
    expect(await undo(node, token, rebooking.id)).toEqual({
      __typename: 'RebookingNotUndoable',
      reason: 'ALREADY_PAID',
      message: 'The order has been paid, so the booking can no longer be undone.',
    })
    expect(await statusOf(rebooking.order.id)).toBe('PAID')
  })

  test('a session that has begun, be it in this instant', async () => {
    const { token, rebooking } = await aRebooking()
    now = WEDNESDAY.add({ hours: 22 })
    expect(await undo(node, token, rebooking.id)).toEqual({
      __typename: 'RebookingNotUndoable',
      reason: 'ALREADY_BEGUN',
      message: 'One of the sessions has begun, so the booking can no longer be undone.',
    })
    expect(await statusOf(rebooking.order.id)).toBe('PENDING_PAYMENT')
  })

  test('what there is not', async () => {
    const { token } = await openFrontDesk(node, { language: 'FR' })
    expect(await undo(node, token, newId())).toEqual({
      __typename: 'RebookingNotUndoable',
      reason: 'NOT_FOUND',
      message: 'Cette réservation n’existe pas.',
    })
  })

  test('another school’s rebooking', async () => {
    const { rebooking } = await aRebooking()
    const { token } = await openFrontDesk(node)
    expect(await undo(node, token, rebooking.id)).toMatchObject({ reason: 'NOT_FOUND' })
    expect(await statusOf(rebooking.order.id)).toBe('PENDING_PAYMENT')
  })
})

test('an id that is none is an error of the request, and who is not signed in is told so', async () => {
  const { token, rebooking } = await aRebooking()
  const codesOf = async (who: string | null, id: string) =>
    (await node.ask(who, UNDO, { id })).errors?.map(({ extensions }) => extensions.code)
  expect(await codesOf(token, 'the last one')).toEqual(['BAD_USER_INPUT'])
  expect(await codesOf(null, rebooking.id)).toEqual(['UNAUTHENTICATED'])
  expect(await statusOf(rebooking.order.id)).toBe('PENDING_PAYMENT')
})

test('paying and undoing at once: one of the two wins, never both', async () => {
  for (let round = 0; round < 10; round++) {
    const { school, token, rebooking } = await aRebooking()
    const [paid, result] = await Promise.all([
      payOrder(other.parts, school.id, rebooking.order.id, now),
      undo(node, token, rebooking.id),
    ])
    const isUndone = result.__typename === 'RebookingUndone'
    expect(paid).toBe(isUndone ? 'CANCELLED' : 'PAID')
    expect(await statusOf(rebooking.order.id)).toBe(isUndone ? 'CANCELLED' : 'PAID')
  }
})
