import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { rebook, rebooked } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => WEDNESDAY })
})
afterAll(async () => {
  await expectInvariants(node.database)
  await node.close()
})

describe('the time that a copy takes', () => {
  test('is the lesson with the product’s buffers; the session keeps the lesson’s own', async () => {
    const { school, ana, token } = await openFrontDesk(node)
    const product = await school.product({ bufferBeforeMinutes: 15, bufferAfterMinutes: 10 })
    const sessionId = await school.session({ staff: [ana], product })
    const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
    const [copy] = rebooking.sessions
    expect(copy).toMatchObject({ startsAt: '2031-03-27T09:00:00.000Z', endsAt: '2031-03-27T10:00:00.000Z' })
    const claims = await node.database.query(
      `select subject_id, to_json(lower(during)) #>> '{}' as from, to_json(upper(during)) #>> '{}' as to
       from allocation where session_id = ?`,
      [copy!.id],
    )
    expect(claims).toEqual([
      { subject_id: ana, from: '2031-03-27T08:45:00+00:00', to: '2031-03-27T10:10:00+00:00' },
    ])
  })

  test.each([
    ['before', '08:46', 'Ana: other session 08:46–09:46'],
    ['after', '11:09', 'Ana: other session 11:09–12:09'],
  ])('collides with a session that reaches into the buffer %s it', async (_, at, message) => {
    const { school, ana, token } = await openFrontDesk(node)
    const product = await school.product({ bufferBeforeMinutes: 15, bufferAfterMinutes: 10 })
    const sessionId = await school.session({ staff: [ana], product })
    await school.session({ staff: [ana], day: 1, at })
    expect(await rebook(node, token, { sessionId, dates: [school.date(1)] })).toMatchObject({
      days: [{ conflicts: [{ kind: 'STAFF_BUSY', message }] }],
    })
  })

  test('does not collide with sessions that touch the buffers', async () => {
    const { school, ana, token } = await openFrontDesk(node)
    const product = await school.product({ bufferBeforeMinutes: 15, bufferAfterMinutes: 10 })
    const sessionId = await school.session({ staff: [ana], product })
    await school.session({ staff: [ana], day: 1, at: '08:45' })
    await school.session({ staff: [ana], day: 1, at: '11:10' })
    await rebooked(node, token, { sessionId, dates: [school.date(1)] })
  })
})

describe('of a resource with three units', () => {
  async function threeSleighs() {
    const desk = await openFrontDesk(node)
    const sleighs = await desk.school.resource('Sleigh', { capacity: 3 })
    const product = await desk.school.product()
    const sessionId = await desk.school.session({ resources: [sleighs], product, unit: 2 })
    return { ...desk, sleighs, sessionId }
  }

  const unitOf = async (sessionId: string) => {
    const [row] = await node.database.query<{ unit: number }>(
      `select u.unit from allocation a join subject u on u.id = a.subject_id
       where a.session_id = ? and u.resource_id is not null`,
      [sessionId],
    )
    return row!.unit
  }

  test('the first free one is taken, not the one that the source had', async () => {
    const { school, token, sleighs, sessionId } = await threeSleighs()
    await school.session({ resources: [sleighs], day: 1, unit: 0 })
    const dates = [school.date(1), school.date(2)]
    const { rebooking } = await rebooked(node, token, { sessionId, dates })
    const units = await Promise.all(rebooking.sessions.map(({ id }) => unitOf(id)))
    expect(units).toEqual([2, 1])
  })

  test('three lessons at one time get one each; a fourth is told of all three', async () => {
    const { school, token, sleighs } = await threeSleighs()
    const lessons = await Promise.all(
      [2, 3, 4, 5].map((day) => school.session({ resources: [sleighs], day: -day, at: '14:00' })),
    )
    const units: number[] = []
    for (const sessionId of lessons.slice(0, 3)) {
      const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
      units.push(await unitOf(rebooking.sessions[0]!.id))
    }
    expect(units).toEqual([1, 2, 3])
    const taken = { kind: 'RESOURCE_BUSY', message: 'Sleigh: taken 14:00–15:00' }
    const fourth = await rebook(node, token, { sessionId: lessons[3]!, dates: [school.date(1)] })
    expect(fourth).toMatchObject({
      __typename: 'DaysUnavailable',
      days: [{ conflicts: [taken, taken, taken] }],
    })
  })

  test('none is free while the resource is out of service, which is said once', async () => {
    const { school, token, sleighs, sessionId } = await threeSleighs()
    await school.unavailability({ resource: sleighs }, 1, '08:00', '18:00')
    expect(await rebook(node, token, { sessionId, dates: [school.date(1)] })).toMatchObject({
      days: [{ conflicts: [{ kind: 'RESOURCE_UNAVAILABLE', subject: { id: sleighs.id } }] }],
    })
  })
})

test('every staff member and resource of the source is claimed, and each one’s conflict is told', async () => {
  const { school, ana, token } = await openFrontDesk(node)
  const bruno = await school.staffMember('Bruno')
  const [room, piano] = [await school.resource('Room'), await school.resource('Piano')]
  const sessionId = await school.session({ staff: [bruno, ana], resources: [room, piano] })
  const { rebooking } = await rebooked(node, token, { sessionId, dates: [school.date(1)] })
  expect(rebooking.sessions[0]!.staff).toEqual([{ id: ana }, { id: bruno }])
  expect(rebooking.sessions[0]!.resources).toEqual([{ id: piano.id }, { id: room.id }])
  const again = await rebook(node, token, { sessionId, dates: [school.date(1)] })
  expect(again).toMatchObject({
    days: [
      {
        conflicts: [
          { kind: 'STAFF_BUSY', subject: { id: ana } },
          { kind: 'STAFF_BUSY', subject: { id: bruno } },
          { kind: 'RESOURCE_BUSY', subject: { id: piano.id } },
          { kind: 'RESOURCE_BUSY', subject: { id: room.id } },
        ],
      },
    ],
  })
})
