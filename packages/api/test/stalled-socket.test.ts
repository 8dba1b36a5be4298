import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commitChange } from '../src/live/commit-change.ts'
import { recordChange } from '../src/live/record-change.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const CHANGES = `subscription ($after: Int) { scheduleChanged(after: $after) {
  version sessions { id title startsAt endsAt staff { id name } } } }`

/** More than a connection's buffers on both sides hold, so that what is left stands in the node. */
const SESSIONS_A_CHANGE = 400

let application: TestApplication
beforeAll(async () => void (application = await startTestApplication()))
afterAll(() => application.close())

test('a socket that stops reading is given up, and what waits for it with it; the others notice nothing', async () => {
  const school = await School.open(application.database)
  const staff = await school.staffMember()
  const sessionId = await school.session({ staff: [staff] })
  const token = await school.token(staff)
  const change = { sessionIds: Array.from({ length: SESSIONS_A_CHANGE }, () => sessionId) }
  const [stalled, reading] = [
    await RawSocket.acknowledged(application.url, token),
    await RawSocket.acknowledged(application.url, token),
  ]
  for (const socket of [stalled, reading]) socket.subscribe('changes', CHANGES, { after: 0 })
  await expect.poll(() => application.parts.feed.watcherCount).toBe(2)
  stalled.socket.pause()

  let version = 0
  const write = async () => {
    version = await commitChange(application.parts, school.id, (em) =>
      recordChange(em, school.id, change, Temporal.Now.instant().toString()),
    )
    const { payload } = await reading.next<{ data: { scheduleChanged: { version: number } } }>()
    expect(payload.data.scheduleChanged.version).toBe(version)
  }
  // A ping without an answer, 12 s, and 12 s more.
  await expect
    .poll(async () => (await write(), application.parts.feed.watcherCount), {
      timeout: 28_000,
      interval: 100,
    })
    .toBe(1)
  expect(reading.socket.readyState).toBe(reading.socket.OPEN)
  stalled.socket.terminate()
  reading.socket.terminate()
}, 60_000)
