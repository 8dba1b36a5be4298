import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFrontDesk, WEDNESDAY } from './support/front-desk.ts'
import { expectInvariants } from './support/invariants.ts'
import { rebook, rebooked } from './support/rebooking.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'
import {
  databaseTime,
  insertUnavailability,
  lockSubjects,
  openWriter,
  untilSomebodyWaits,
} from './support/writer.ts'

let node: TestApplication
beforeAll(async () => {
  node = await startTestApplication({ now: () => WEDNESDAY })
})
afterAll(async () => {
  await expectInvariants(node.database)
  await node.close()
})

async function aLesson() {
  const desk = await openFrontDesk(node)
  const bruno = await desk.school.staffMember('Bruno')
  const sessionId = await desk.school.session({ staff: [bruno] })
  const input = { sessionId, dates: [desk.school.date(1)] }
  return { ...desk, bruno, input }
}

const brunoIsAway = {
  __typename: 'DaysUnavailable',
  days: [{ conflicts: [{ kind: 'STAFF_UNAVAILABLE', message: 'Bruno is unavailable 10:00–11:00' }] }],
}

describe('a booking that meets somebody who holds the subject', () => {
  test('waits, and then sees what was taken meanwhile', async () => {
    const { school, bruno, token, input } = await aLesson()
    const writer = await openWriter(node.database)
    await lockSubjects(writer, school, [bruno])
    const result = rebook(node, token, input)
    await untilSomebodyWaits(node.database)
    await insertUnavailability(writer, school, bruno, 1)
    await writer.commit()
    expect(await result).toMatchObject(brunoIsAway)
  })

  test('is made when nothing was taken in the end', async () => {
    const { school, bruno, token, input } = await aLesson()
    const writer = await openWriter(node.database)
    await lockSubjects(writer, school, [bruno])
    await insertUnavailability(writer, school, bruno, 1)
    const result = rebooked(node, token, input)
    await untilSomebodyWaits(node.database)
    await writer.rollBack()
    expect((await result).scheduleVersion).toBe(1)
  })

  test('begins again with other locks when the lesson was given to somebody else meanwhile', async () => {
    const { school, ana, bruno, token, input } = await aLesson()
    const writer = await openWriter(node.database)
    await lockSubjects(writer, school, [ana, bruno])
    const result = rebooked(node, token, input)
    await untilSomebodyWaits(node.database)
    await writer.run(`update session_staff set staff_member_id = $1 where session_id = $2`, [
      ana,
      input.sessionId,
    ])
    await writer.run(`update allocation set subject_id = $1 where session_id = $2`, [ana, input.sessionId])
    await writer.commit()
    expect((await result).rebooking.sessions[0]!.staff).toEqual([{ id: ana }])
  })
})

test('a booking whose lesson was given to somebody else waits for who holds that one’s time', async () => {
  const { school, ana, bruno, token, input } = await aLesson()
  const manager = await openWriter(node.database)
  await lockSubjects(manager, school, [bruno])
  const result = rebook(node, token, input)
  await untilSomebodyWaits(node.database)
  await manager.run(`update session_staff set staff_member_id = $1 where session_id = $2`, [
    ana,
    input.sessionId,
  ])
  await manager.run(`update allocation set subject_id = $1 where session_id = $2`, [ana, input.sessionId])
  const writer = await openWriter(node.database)
  await lockSubjects(writer, school, [ana])
  const since = await databaseTime(node.database)
  await manager.commit()
  await untilSomebodyWaits(node.database, since)
  await insertUnavailability(writer, school, ana, 1)
  await writer.commit()
  expect(await result).toMatchObject({
    days: [{ conflicts: [{ kind: 'STAFF_UNAVAILABLE', subject: { id: ana } }] }],
  })
})

describe('a writer that ignores the locks', () => {
  test('and is first: the constraint refuses the booking, which then finds the reason', async () => {
    const { school, bruno, token, input } = await aLesson()
    const writer = await openWriter(node.database)
    await insertUnavailability(writer, school, bruno, 1)
    const result = rebook(node, token, input)
    // The look could not see it, and the locks were free: it is the insertion that waits.
    await untilSomebodyWaits(node.database)
    await writer.commit()
    expect(await result).toMatchObject(brunoIsAway)
  })

  test('and gives up: the booking is made', async () => {
    const { school, bruno, token, input } = await aLesson()
    const writer = await openWriter(node.database)
    await insertUnavailability(writer, school, bruno, 1)
    const result = rebooked(node, token, input)
    await untilSomebodyWaits(node.database)
    await writer.rollBack()
    expect((await result).rebooking.sessions).toHaveLength(1)
  })
})

test('a booking that is refused after it had begun leaves nothing behind, not even its id', async () => {
  const { school, bruno, token, input } = await aLesson()
  const id = '0198f000-0000-7000-8000-000000000001'
  const writer = await openWriter(node.database)
  await lockSubjects(writer, school, [bruno])
  await insertUnavailability(writer, school, bruno, 1)
  const result = rebook(node, token, { ...input, id })
  await untilSomebodyWaits(node.database)
  await writer.commit()
  expect((await result).__typename).toBe('DaysUnavailable')
  const other = await rebooked(node, token, { ...input, id, dates: [school.date(2)] })
  expect(other).toMatchObject({ scheduleVersion: 1, rebooking: { id, order: { number: '000001' } } })
})
