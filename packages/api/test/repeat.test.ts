import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { UNDO } from './support/operations.ts'
import { askToRebook, rebook, rebooked } from './support/rebooking.ts'
import { startNodeOn } from './support/second-node.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

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

/** A request that has been made once, with its answer. */
async function aRebooking() {
  const desk = await openFrontDesk(node)
  const { school, ana, token } = desk
  const sessionId = await school.session({ staff: [ana] })
  const input = { id: newId(), sessionId, dates: [school.date(2), school.date(4)] }
  return { ...desk, input, answer: await rebooked(node, token, input) }
}

describe('the same request again gives the same rebooking', () => {
  test('at once, here and on another node', async () => {
    const { token, input, answer } = await aRebooking()
    expect(await rebook(node, token, input)).toEqual(answer)
    expect(await rebook(other, token, input)).toEqual({
      ...answer,
      rebooking: {
        ...answer.rebooking,
        // Each node of the tests shows its own address; the link is the same.
        order: { ...answer.rebooking.order, paymentLink: { url: expect.stringContaining('/pay/') } },
      },
    })
  })

  test('with its dates in another order', async () => {
    const { token, input, answer } = await aRebooking()
    const dates = input.dates.toReversed()
    expect(await rebook(node, token, { ...input, dates })).toEqual(answer)
  })

  test('with its ids written in capitals', async () => {
    const { token, input, answer } = await aRebooking()
    const capitals = { ...input, id: input.id.toUpperCase(), sessionId: input.sessionId.toUpperCase() }
    expect(await rebook(node, token, capitals)).toEqual(answer)
  })

  test('with a brace after its id, which the scalar’s library lets through', async () => {
    const { token, input, answer } = await aRebooking()
    expect(await rebook(node, token, { ...input, id: `${input.id}}` })).toEqual(answer)
  })

  test('sent by a colleague: the first one stays its maker', async () => {
    const { school, ana, input, answer } = await aRebooking()
    const colleague = await school.token(await school.staffMember('Bruno'))
    expect(await rebook(node, colleague, input)).toEqual(answer)
    expect(answer.rebooking.createdBy).toEqual({ id: ana })
  })

  test('after the schedule has moved on: with the version that it had', async () => {
    const { school, token, input, answer } = await aRebooking()
    await rebooked(node, token, { sessionId: await school.session(), dates: [school.date(1)] })
    expect(await rebook(node, token, input)).toEqual(answer)
  })

  test('after it was taken back: it says so, and does not come back', async () => {
    const { token, input, answer } = await aRebooking()
    await node.ask(token, UNDO, { id: input.id })
    const again = await rebook(node, token, input)
    expect(again).toMatchObject({
      __typename: 'SessionRebooked',
      scheduleVersion: answer.scheduleVersion,
      rebooking: {
        id: input.id,
        undoneAt: WEDNESDAY.toString({ fractionalSecondDigits: 3 }),
        sessions: answer.rebooking.sessions.map(({ id }) => ({ id, status: 'CANCELLED' })),
        order: { id: answer.rebooking.order.id, status: 'CANCELLED', emails: [{ status: 'WITHDRAWN' }] },
      },
    })
    expect(await rebook(node, token, input)).toEqual(again)
  })

  test('after its dates have passed', async () => {
    const { token, input, answer } = await aRebooking()
    now = WEDNESDAY.add({ hours: 24 * 7 })
    expect(await rebook(node, token, input)).toEqual(answer)
  })

  test('after its lesson was cancelled', async () => {
    const { token, input, answer } = await aRebooking()
    await node.database.query(`delete from allocation where session_id = ?`, [input.sessionId])
    await node.database.query(`update session set status = 'CANCELLED' where id = ?`, [input.sessionId])
    expect(await rebook(node, token, input)).toEqual(answer)
  })
})

describe('an id that was used before is refused', () => {
  const taken = {
    __typename: 'RebookingIdTaken',
    message: 'This request was already used for another session or other days. Confirm again to book.',
  }

  test('for another session', async () => {
    const { school, token, input } = await aRebooking()
    const sessionId = await school.session()
    expect(await rebook(node, token, { ...input, sessionId })).toEqual(taken)
  })

  test('for a session that there is not', async () => {
    const { token, input } = await aRebooking()
    expect(await rebook(node, token, { ...input, sessionId: newId() })).toEqual(taken)
    expect(await rebook(node, token, { ...input, sessionId: 'lesson 7' })).toEqual(taken)
  })

  test.each([
    ['fewer', [2]],
    ['more', [2, 4, 5]],
    ['other', [1, 3]],
    ['no', []],
  ])('for %s days', async (_, days) => {
    const { school, token, input } = await aRebooking()
    const dates = days.map((day) => school.date(day))
    expect(await rebook(node, token, { ...input, dates })).toEqual(taken)
  })

  test('for other days that would be free after it was taken back', async () => {
    const { school, token, input } = await aRebooking()
    await node.ask(token, UNDO, { id: input.id })
    expect(await rebook(node, token, { ...input, dates: [school.date(1)] })).toEqual(taken)
  })

  test('in its own school alone', async () => {
    const { input } = await aRebooking()
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const { rebooking } = await rebooked(node, token, { ...input, sessionId })
    expect(rebooking.id).toBe(input.id)
  })
})

test('one request two hundred times at once over two nodes: one rebooking, and all answers are equal', async () => {
  const { school, ana, token } = await openFrontDesk(node)
  const sessionId = await school.session({ staff: [ana] })
  const input = { id: newId(), sessionId, dates: [school.date(1), school.date(2)] }
  const answers = await Promise.all(
    Array.from({ length: 200 }, (_, nth) => askToRebook(nth % 2 ? node : other, token, input)),
  )
  const urls = [node.url, other.url]
  const distinct = new Set(
    answers.map((answer) => urls.reduce((text, url) => text.replaceAll(url, ''), JSON.stringify(answer))),
  )
  expect(distinct.size).toBe(1)
  expect(answers[0]!.data!.rebookSession).toMatchObject({
    __typename: 'SessionRebooked',
    scheduleVersion: 1,
    rebooking: { id: input.id, order: { number: '000001' } },
  })
  const [made] = await node.database.query(
    `select (select count(*) from rebooking where organization_id = o.id)::int as rebookings,
       (select count(*) from session where organization_id = o.id)::int as sessions,
       (select count(*) from orders where organization_id = o.id)::int as orders
     from organization o where id = ?`,
    [school.id],
  )
  expect(made).toEqual({ rebookings: 1, sessions: 3, orders: 1 })
})
