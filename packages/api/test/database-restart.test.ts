import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REBOOK } from './support/operations.ts'
import { startOwnPostgres, type OwnPostgres } from './support/own-postgres.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const POOL_SIZE = 6

let postgres: OwnPostgres
let application: TestApplication
let school: School
let token: string

beforeAll(async () => {
  postgres = await startOwnPostgres(POOL_SIZE)
  application = await startTestApplication({ database: postgres.database })
  school = await School.open(postgres.database)
  token = await school.token(await school.staffMember())
})
afterAll(async () => {
  await application.close()
  await postgres.database.drop()
})

const VIEWER = '{ viewer { organization { id } } }'
const ready = async () => (await fetch(`${application.url}/health/ready`)).status
const live = async () => (await fetch(`${application.url}/health/live`)).status

const post = (query: string, variables: object = {}) =>
  fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })

/** Takes every connection of the pool for a transaction that stays open until then; `ended` is how each came out. */
async function takeEveryConnection(until: Promise<unknown>) {
  const transactions = Array.from({ length: POOL_SIZE }, () => {
    const begun = Promise.withResolvers<void>()
    const ended = postgres.database.orm.em.fork().transactional(async (em) => {
      await em.execute('select 1')
      begun.resolve()
      await until
      await em.execute('select 1')
    })
    return { begun: begun.promise, ended }
  })
  const ended = Promise.allSettled(transactions.map((one) => one.ended))
  await Promise.all(transactions.map((one) => one.begun))
  return { ended }
}

test('the kysely that MikroORM works with is one that gives connections back after a restart', () => {
  const fromSql = createRequire(createRequire(import.meta.url).resolve('@mikro-orm/sql'))
  const entry = fromSql.resolve('kysely')
  const folder = entry.slice(0, entry.lastIndexOf('/kysely/') + '/kysely/'.length)
  const { version } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as { version: string }
  const [major, minor, patch] = version.split('.').map(Number)
  expect(major! * 1e6 + minor! * 1e3 + patch!, version).toBeGreaterThanOrEqual(29_009)
})

describe('a server that restarts at once, with a transaction open on every connection', () => {
  test.each(['first', 'second'])('the %s time: the application works on, all of it', async () => {
    const socket = await RawSocket.acknowledged(application.url, token)
    socket.subscribe('changes', 'subscription { scheduleChanged { version } }')
    await expect.poll(() => application.parts.feed.watcherCount).toBe(1)
    const { promise: restarted, resolve: restart } = Promise.withResolvers<void>()
    const { ended } = await takeEveryConnection(restarted)

    const { pid } = postgres.server
    process.kill(pid, 'SIGQUIT')
    await expect.poll(() => postgres.server.pid, { timeout: 20_000 }).not.toBe(pid)
    restart()
    expect((await ended).map(({ status }) => status)).toEqual(Array(POOL_SIZE).fill('rejected'))
    await expect.poll(ready, { timeout: 20_000 }).toBe(200)

    // More at once than there are connections: none of them is lost.
    const answers = await Promise.all(Array.from({ length: POOL_SIZE * 4 }, () => post(VIEWER)))
    expect(answers.map(({ status }) => status)).toEqual(Array(POOL_SIZE * 4).fill(200))

    const input = { id: newId(), sessionId: await school.session(), dates: [school.date(1)] }
    const booked = (await (await post(REBOOK, { input })).json()) as {
      data: { rebookSession: { scheduleVersion: number } }
    }
    const { scheduleVersion: version } = booked.data.rebookSession
    // The socket that was open before it still brings what comes after it.
    expect((await socket.next()).payload).toEqual({ data: { scheduleChanged: { version } } })
    const listening = `select 1 from pg_stat_activity where application_name = 'reprise doorbell'`
    await expect.poll(() => postgres.database.query(listening), { timeout: 10_000 }).toHaveLength(1)
    const mails = () =>
      postgres.database.query(
        `select 1 from email_message e join orders o on o.id = e.order_id
         where o.rebooking_id = ? and e.status = 'SENT'`,
        [input.id],
      )
    await expect.poll(mails, { timeout: 20_000 }).toHaveLength(1)
    socket.socket.terminate()
    await expect.poll(() => application.parts.feed.watcherCount).toBe(0)
  })
})

describe('a pool of which every connection is taken', () => {
  test('those who wait are told to try again while it lasts, and health still answers', async () => {
    const socket = await RawSocket.acknowledged(application.url, token)
    const { promise: until, resolve: release } = Promise.withResolvers<void>()
    const { ended } = await takeEveryConnection(until)
    // Nothing is released before all of these have been answered.
    const [answers, overSocket, readiness] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, () => post(VIEWER))),
      socket.ask(VIEWER),
      ready(),
    ])
    expect(await live()).toBe(200)
    release()
    expect(readiness).toBe(503)
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TRY_AGAIN' } }] })
    }
    expect(overSocket).toMatchObject({ errors: [{ extensions: { code: 'TRY_AGAIN' } }] })
    expect((await ended).map(({ status }) => status)).toEqual(Array(POOL_SIZE).fill('fulfilled'))
    expect([await ready(), (await post(VIEWER)).status]).toEqual([200, 200])
    socket.socket.terminate()
  })

  test('a booking is told so too, and nothing of it is made', async () => {
    const input = { id: newId(), sessionId: await school.session(), dates: [school.date(2)] }
    const { promise: until, resolve: release } = Promise.withResolvers<void>()
    const { ended } = await takeEveryConnection(until)
    const answer = await post(REBOOK, { input })
    release()
    await ended
    expect(answer.status).toBe(503)
    expect(await postgres.database.query('select 1 from rebooking where id = ?', [input.id])).toEqual([])
    expect(await (await post(REBOOK, { input })).json()).toHaveProperty(
      'data.rebookSession.__typename',
      'SessionRebooked',
    )
  })
})

test('a server that is away: "try again" everywhere, and the node itself stays up', async () => {
  const socket = await RawSocket.acknowledged(application.url, token)
  const sessionId = await school.session()
  await postgres.server.stop()
  const input = { id: newId(), sessionId, dates: [school.date(3)] }
  for (const answer of [await post(VIEWER), await post(REBOOK, { input })]) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TRY_AGAIN' } }] })
  }
  expect(await socket.ask(VIEWER)).toMatchObject({ errors: [{ extensions: { code: 'TRY_AGAIN' } }] })
  const late = await RawSocket.open(application.url)
  late.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
  expect(await late.closed).toMatchObject({ code: 1013 })
  expect([await ready(), await live()]).toEqual([503, 200])
  socket.socket.terminate()
})
