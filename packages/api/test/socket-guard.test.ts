import { once } from 'node:events'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitChange } from '../src/live/commit-change.ts'
import { recordChange } from '../src/live/record-change.ts'
import { hangDisplay } from './support/display.ts'
import { RawSocket, upgradeStatus } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const VERSION = 'subscription { scheduleVersion }'
let clock = Temporal.Instant.from('2026-06-10T10:00:00Z')
let application: TestApplication
let school: School

beforeAll(async () => {
  application = await startTestApplication({ now: () => clock })
  school = await School.open(application.database, 'Europe/Paris', () => clock)
})
afterAll(() => application.close())

const commit = () =>
  commitChange(application.parts, school.id, (em) => recordChange(em, school.id, {}, clock.toString()))

const set = (column: string, value: unknown, id: string) =>
  application.database.query(`update staff_member set ${column} = ? where id = ?`, [value, id])

async function following(token: string, node = application): Promise<RawSocket> {
  const socket = await RawSocket.acknowledged(node.url, token)
  socket.subscribe('version', VERSION)
  expect((await socket.next()).type).toBe('next')
  return socket
}

const isClosed = ({ socket }: RawSocket) => socket.readyState === socket.CLOSED

describe('a socket whose token is of no use any more is closed within seconds', () => {
  const losses: [string, (member: { id: string; token: string }) => Promise<unknown>][] = [
    ['signed out', ({ token }) => application.ask(token, 'mutation { signOut }')],
    ['demoted', ({ id }) => set('role', 'STAFF', id)],
    ['deactivated', ({ id }) => set('is_active', false, id)],
    [
      'expired',
      async () => {
        clock = clock.add({ hours: 24 * 15 })
      },
    ],
  ]

  test.each(losses)('%s: not a frame follows, and nobody watches for it any more', async (_, lose) => {
    const id = await school.staffMember('Ana', { role: 'ADMINISTRATOR' })
    const token = await school.token(id)
    const socket = await following(token)
    let frames = 0
    socket.socket.on('message', () => (frames += 1))
    await lose({ id, token })
    for (let changes = 0; changes < 100 && !isClosed(socket); changes++) {
      await commit()
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(await socket.closed).toMatchObject({ code: 4401, reason: 'Signed out' })
    expect(frames).toBeGreaterThan(0)
    const before = frames
    for (let changes = 0; changes < 5; changes++) await commit()
    expect(frames).toBe(before)
    await expect.poll(() => application.parts.feed.watcherCount).toBe(0)
  })

  test('of two tokens of one person the other goes on', async () => {
    const id = await school.staffMember()
    const [left, stays] = [await school.token(id), await school.token(id)]
    const [leaving, staying] = [await following(left), await following(stays)]
    await application.ask(left, 'mutation { signOut }')
    expect((await leaving.closed).code).toBe(4401)
    await commit()
    expect((await staying.next()).type).toBe('next')
    staying.socket.terminate()
  })

  test('also one that asks for nothing', async () => {
    const id = await school.staffMember()
    const socket = await RawSocket.acknowledged(application.url, await school.token(id))
    await set('is_active', false, id)
    expect((await socket.closed).code).toBe(4401)
  })
})

describe('the limits', () => {
  async function limited(perAddress: number, perPerson: number): Promise<TestApplication> {
    return startTestApplication({
      database: application.database,
      now: () => clock,
      socketLimits: { perAddress, perPerson },
    })
  }

  test('of an address: one too many is answered with 429, and has room when another has left', async () => {
    const node = await limited(2, 100)
    const [one, two] = [await RawSocket.open(node.url), await RawSocket.open(node.url)]
    expect(await upgradeStatus(`${node.url}/graphql`)).toBe(429)
    one.socket.close()
    await one.closed
    await expect.poll(() => upgradeStatus(`${node.url}/graphql`)).toBe(101)
    two.socket.terminate()
    await node.close()
  })

  test('of a person, with whatever tokens: one too many is refused, another person is not', async () => {
    const node = await limited(100, 2)
    const [ana, bea] = [await school.staffMember('Ana'), await school.staffMember('Bea')]
    const open = async (id: string) => RawSocket.acknowledged(node.url, await school.token(id))
    const sockets = [await open(ana), await open(ana), await open(bea)]
    const refused = await RawSocket.open(node.url)
    refused.send({ type: 'connection_init', payload: { authorization: `Bearer ${await school.token(ana)}` } })
    expect((await refused.closed).code).toBe(4403)
    sockets[0]!.socket.close()
    await sockets[0]!.closed
    await expect.poll(async () => (await open(ana).catch(() => null)) !== null).toBe(true)
    await node.close()
  })

  test('of a display: each link counts for itself', async () => {
    const node = await limited(100, 1)
    const ada = await school.token(await school.staffMember('Ada', { role: 'ADMINISTRATOR' }))
    const [one, two] = [await hangDisplay(node, ada), await hangDisplay(node, ada)]
    await RawSocket.acknowledged(node.url, one.token)
    await RawSocket.acknowledged(node.url, two.token)
    await expect(RawSocket.acknowledged(node.url, one.token)).rejects.toThrow('4403')
    await node.close()
  })

  test('of messages: a hundred a minute pass, one more closes', async () => {
    const socket = await RawSocket.acknowledged(
      application.url,
      await school.token(await school.staffMember()),
    )
    for (let sent = 1; sent < 100; sent++) socket.send({ type: 'ping' })
    for (let answered = 1; answered < 100; answered++) expect((await socket.next()).type).toBe('pong')
    socket.send({ type: 'ping' })
    expect(await socket.closed).toMatchObject({ code: 4429 })
  })
})

describe('a node that ends', () => {
  async function nodeWith(count: number): Promise<{ node: TestApplication; sockets: RawSocket[] }> {
    const node = await startTestApplication({ database: application.database, now: () => clock })
    const token = await school.token(await school.staffMember())
    const sockets = await Promise.all(Array.from({ length: count }, () => following(token, node)))
    return { node, sockets }
  }

  test('tells its sockets to come back, a few at a time', async () => {
    const { node, sockets } = await nodeWith(20)
    const ended = node.close()
    await Promise.race(sockets.map(({ closed }) => closed))
    expect(sockets.filter((socket) => !isClosed(socket)).length).toBeGreaterThan(10)
    for (const { closed } of sockets) {
      expect(await closed).toEqual({ code: 1012, reason: 'Restarting: come back' })
    }
    await ended
  })

  test('does not wait for one that does not go', async () => {
    const { node, sockets } = await nodeWith(2)
    sockets[0]!.socket.pause()
    await node.close()
    expect((await sockets[1]!.closed).code).toBe(1012)
    const dead = once(sockets[0]!.socket, 'close')
    sockets[0]!.socket.resume()
    await dead
  })
})
