import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY, type FrontDesk } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { askToRebook, rebook, rebooked } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => WEDNESDAY })
})
afterAll(async () => {
  await expectInvariants(node.database)
  await node.close()
})

describe('the dates of a request', () => {
  const outOfRange = 'Only the next six days can be booked, beginning tomorrow.'
  test.each([
    ['no day at all', [], [['dates', 'Choose at least one day.']]],
    ['a day twice', [1, 2, 1], [['dates.2', 'This day is chosen twice.']]],
    ['seven days', [1, 2, 3, 4, 5, 6, 7], [['dates', 'At most six days can be booked at once.']]],
    ['today', [0], [['dates.0', outOfRange]]],
    ['yesterday', [-1], [['dates.0', outOfRange]]],
    ['the seventh day from today', [6, 7], [['dates.1', outOfRange]]],
    [
      'several of these',
      [7, 1, 1],
      [
        ['dates.0', outOfRange],
        ['dates.2', 'This day is chosen twice.'],
      ],
    ],
  ])('are refused with %s', async (_, days, fields) => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const dates = days.map((day) => school.date(day))
    expect(await rebook(node, token, { sessionId, dates })).toEqual({
      __typename: 'InvalidInput',
      message: 'The chosen days cannot be booked: see each one.',
      fields: fields.map(([path, message]) => ({ path, message })),
    })
    expect(await rowsOf({ school })).toEqual(NOTHING)
  })

  test('are refused in French to who asks for it', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const french = { 'accept-language': 'fr-CH, fr;q=0.9, en;q=0.8' }
    expect(await rebook(node, token, { sessionId, dates: [] }, french)).toEqual({
      __typename: 'InvalidInput',
      message: 'Les jours choisis ne peuvent pas être réservés : voyez chacun d’eux.',
      fields: [{ path: 'dates', message: 'Choisissez au moins un jour.' }],
    })
  })

  test.each([
    ['a date that does not exist', { dates: ['2031-02-30'] }],
    ['a word for a date', { dates: ['tomorrow'] }],
    ['a date with a time', { dates: ['2031-03-27T10:00:00Z'] }],
    ['an id that is no UUID', { id: 'first' }],
  ])('%s is an error of the request', async (_, wrong) => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const input = { sessionId, dates: [school.date(1)], ...wrong }
    const { errors } = await askToRebook(node, token, input)
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
    expect(await rowsOf({ school })).toEqual(NOTHING)
  })
})

describe('a session that is not there', () => {
  test.each([
    ['an unknown id', newId()],
    ['what is no id at all', 'lesson 7'],
    ['nothing', ''],
  ])('is said of %s', async (_, sessionId) => {
    const { school, token } = await openFrontDesk(node)
    expect(await rebook(node, token, { sessionId, dates: [school.date(1)] })).toEqual({
      __typename: 'SessionNotFound',
      message: 'There is no such session at your school.',
    })
    expect(await rowsOf({ school })).toEqual(NOTHING)
  })

  test('is said of another school’s session', async () => {
    const { token } = await openFrontDesk(node)
    const { school: other } = await openFrontDesk(node)
    const sessionId = await other.session()
    const result = await rebook(node, token, { sessionId, dates: [other.date(1)] })
    expect(result.__typename).toBe('SessionNotFound')
    expect(await rowsOf({ school: other })).toEqual(NOTHING)
  })
})

describe('a session that cannot be booked again on any day', () => {
  const cases: readonly [string, (desk: FrontDesk) => Promise<string>, string, string][] = [
    [
      'is not over yet',
      ({ school, ana }) => school.session({ staff: [ana], day: 0, at: '11:30' }),
      'NOT_COMPLETED',
      'This lesson is not over yet: it can be booked again once it has ended.',
    ],
    [
      'was cancelled',
      ({ school, ana }) => school.session({ staff: [ana], status: 'CANCELLED' }),
      'CANCELLED',
      'This session was cancelled: only completed private lessons can be booked again.',
    ],
    [
      'is a group lesson',
      async ({ school }) => school.session({ product: await school.product({ isPrivateLesson: false }) }),
      'NOT_A_PRIVATE_LESSON',
      'Only private lessons can be booked again.',
    ],
    [
      'is a meeting',
      ({ school }) => school.session({ product: null, client: null }),
      'NOT_A_PRIVATE_LESSON',
      'Only private lessons can be booked again.',
    ],
    [
      'has no client',
      ({ school }) => school.session({ client: null }),
      'NO_CLIENT',
      'This session has no client to book it again for.',
    ],
  ]
  test.each(cases)('because it %s', async (_, make, reason, message) => {
    const desk = await openFrontDesk(node)
    const sessionId = await make(desk)
    const dates = [desk.school.date(1)]
    const result = await rebook(node, desk.token, { sessionId, dates })
    expect(result).toEqual({ __typename: 'SessionNotRebookable', message, reason })
    expect(await rowsOf(desk)).toEqual(NOTHING)
  })

  test('can be from the moment at which it ends', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session({ day: 0, at: '11:00' })
    await rebooked(node, token, { sessionId, dates: [school.date(1)] })
  })
})

describe('of several reasons the first in line is given:', () => {
  test('dates before an unknown session', async () => {
    const { token } = await openFrontDesk(node)
    const result = await rebook(node, token, { sessionId: newId(), dates: [] })
    expect(result.__typename).toBe('InvalidInput')
  })

  test('dates before a session that is not over', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session({ day: 1 })
    const result = await rebook(node, token, { sessionId, dates: [school.date(7)] })
    expect(result.__typename).toBe('InvalidInput')
  })

  test('a session that is not over before a day that is taken', async () => {
    const { school, ana, token } = await openFrontDesk(node)
    const sessionId = await school.session({ staff: [ana], day: 1 })
    const result = await rebook(node, token, { sessionId, dates: [school.date(1)] })
    expect(result.__typename).toBe('SessionNotRebookable')
  })

  test('an id that was used before dates that are wrong', async () => {
    const { school, token } = await openFrontDesk(node)
    const sessionId = await school.session()
    const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    const result = await rebook(node, token, { id: rebooking.id, sessionId, dates: [school.date(7)] })
    expect(result.__typename).toBe('RebookingIdTaken')
  })
})

test('who is not signed in is told so, and nothing is made', async () => {
  const { school } = await openFrontDesk(node)
  const sessionId = await school.session()
  const { data, errors } = await askToRebook(node, null, { sessionId, dates: [school.date(1)] })
  expect(data).toBeNull()
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED'])
  expect(await rowsOf({ school })).toEqual(NOTHING)
})

const NOTHING = { rebookings: 0, orders: 0, version: 0, last_order_number: 0 }

async function rowsOf({ school }: Pick<FrontDesk, 'school'>) {
  const [rows] = await node.database.query(
    `select (select count(*) from rebooking where organization_id = o.id)::int as rebookings,
       (select count(*) from orders where organization_id = o.id)::int as orders,
       o.schedule_version as version, o.last_order_number
     from organization o where o.id = ?`,
    [school.id],
  )
  return rows
}
