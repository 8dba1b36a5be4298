import { once } from 'node:events'
import { connect } from 'node:net'
import { v7 as newId } from 'uuid'
import { WebSocket } from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REBOOK } from './support/operations.ts'
import { RawSocket, upgradeStatus, type GraphQLErrorMessage } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let application: TestApplication
let school: School
let token: string
const ALLOWED = 'https://calendar.school.example'

beforeAll(async () => {
  application = await startTestApplication({ allowedOrigins: [ALLOWED] })
  school = await School.open(application.database)
  token = await school.token(await school.staffMember())
})
afterAll(() => application.close())

const graphql = () => `${application.url}/graphql`

/** A socket that is ended with the test. */
async function opened(socket: Promise<RawSocket>): Promise<RawSocket & AsyncDisposable> {
  const raw = await socket
  return Object.assign(raw, {
    [Symbol.asyncDispose]: async () => {
      raw.socket.terminate()
      await raw.closed
    },
  })
}
const signedIn = () => opened(RawSocket.acknowledged(application.url, token))

describe('the upgrade', () => {
  test.each([
    ['no Origin, as of a program', undefined],
    ['the application’s own', () => application.url],
    ['one that is allowed by name', () => ALLOWED],
    [
      'the name under which the page itself was opened',
      () => `http://localhost:${new URL(application.url).port}`,
    ],
  ])('is taken from %s', async (_, origin) => {
    const url = origin?.().includes('localhost') ? graphql().replace('127.0.0.1', 'localhost') : graphql()
    expect(await upgradeStatus(url, { ...(origin && { origin: origin() }) })).toBe(101)
  })

  test.each([
    ['https://evil.example'],
    ['null'],
    [''],
    ['https://calendar.school.example.evil.example'],
    ['http://calendar.school.example'],
    ['http://127.0.0.1'],
    ['javascript:alert(1)'],
  ])('is refused from the Origin "%s", token or not', async (origin) => {
    const headers = { origin, authorization: `Bearer ${token}`, cookie: `reprise=${token}` }
    expect(await upgradeStatus(graphql(), { headers })).toBe(403)
  })

  test.each(['/', '/graphql/', '/graphqlx', '/pay/x', '/graphql/subscriptions', '/%2fgraphql'])(
    'is answered with 404 on %s',
    async (path) => expect(await upgradeStatus(`${application.url}${path}`)).toBe(404),
  )

  test('is taken on /graphql with a query behind it', async () => {
    expect(await upgradeStatus(`${graphql()}?x=1`)).toBe(101)
  })

  test.each(['//', 'http://[', '/\\', '*', '//evil.example:99999999/graphql'])(
    'to an address that is none, %s, is refused, and the node lives on',
    async (target) => {
      const { port } = new URL(application.url)
      const socket = connect(Number(port), '127.0.0.1')
      socket.write(
        `GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
      )
      const [answer] = (await once(socket, 'data')) as [Buffer]
      expect(answer.toString()).toMatch(/^HTTP\/1\.1 4\d\d /)
      socket.destroy()
      expect((await fetch(`${application.url}/health/live`)).status).toBe(200)
    },
  )

  test('that is refused and cut off at once does no harm', async () => {
    const { port } = new URL(application.url)
    for (let attempt = 0; attempt < 20; attempt++) {
      const socket = connect(Number(port), '127.0.0.1')
      socket.on('error', () => undefined)
      socket.write('GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
      socket.resetAndDestroy()
    }
    expect((await fetch(`${application.url}/health/live`)).status).toBe(200)
  })

  test('with another subprotocol gets none, and is closed', async () => {
    const socket = new WebSocket(graphql().replace('http', 'ws'), 'graphql-ws')
    const [error] = (await once(socket, 'error')) as [Error]
    expect(error.message).toContain('subprotocol')
    await once(socket, 'close')
  })
})

describe('a socket', () => {
  test('that says nothing is closed after three seconds', async () => {
    await using socket = await opened(RawSocket.open(application.url))
    expect(await socket.closed).toMatchObject({ code: 4408 })
  })

  test('that asks before it has said who it is is closed', async () => {
    await using socket = await opened(RawSocket.open(application.url))
    socket.subscribe('1', '{ viewer { organization { id } } }')
    expect(await socket.closed).toMatchObject({ code: 4401 })
  })

  test('that says who it is twice is closed', async () => {
    await using socket = await signedIn()
    socket.send({ type: 'connection_init' })
    expect(await socket.closed).toMatchObject({ code: 4429 })
  })

  test.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '7'],
    ['an unknown type', '{"type":"shutdown"}'],
    ['a query that is no text', '{"type":"subscribe","id":"1","payload":{"query":{}}}'],
    [
      'variables that are no object',
      '{"type":"subscribe","id":"1","payload":{"query":"{viewer{organization{id}}}","variables":[]}}',
    ],
    ['an id that is no text', '{"type":"subscribe","id":7,"payload":{"query":"{viewer{organization{id}}}"}}'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
  ])('that sends %s is closed, and says why without telling of the inside', async (_, message) => {
    await using socket = await signedIn()
    socket.send(message)
    const { code, reason } = await socket.closed
    expect([4400, 4500, 1007]).toContain(code)
    expect(reason).not.toMatch(/node_modules|at .*:\d+/)
    expect(reason.length).toBeLessThan(124)
  })

  test('takes a frame of 60 KiB and is closed by one over 64 KiB', async () => {
    await using socket = await signedIn()
    const padded = (size: number) => `{ viewer { organization { id } } } #${'x'.repeat(size)}`
    expect(await socket.ask(padded(60 * 1024))).toHaveProperty('data.viewer.organization.id', school.id)
    socket.subscribe('big', padded(65 * 1024))
    expect(await socket.closed).toMatchObject({ code: 1009 })
  })

  test('has five operations at once and no more, until one of them ends', async () => {
    await using socket = await signedIn()
    const subscribe = async (id: string) => {
      socket.subscribe(id, 'subscription { scheduleVersion }')
      return socket.next<readonly GraphQLErrorMessage[]>()
    }
    for (const id of ['1', '2', '3', '4', '5'])
      expect(await subscribe(id)).toMatchObject({ type: 'next', id })
    const refused = await subscribe('6')
    expect(refused).toMatchObject({ type: 'error', id: '6' })
    expect(refused.payload[0]!.message).toContain('At most 5')
    socket.send({ type: 'complete', id: '1' })
    expect(await subscribe('7')).toMatchObject({ type: 'next', id: '7' })
    expect(application.parts.feed.watcherCount).toBe(5)
  })

  test('is closed when it uses the id of an operation that is under way', async () => {
    await using socket = await signedIn()
    socket.subscribe('1', 'subscription { scheduleVersion }')
    await socket.next()
    socket.subscribe('1', 'subscription { scheduleVersion }')
    expect(await socket.closed).toMatchObject({ code: 4409 })
  })

  test('that sends without end is closed', async () => {
    await using socket = await signedIn()
    for (let count = 0; count < 200; count++) socket.send({ type: 'pong' })
    expect(await socket.closed).toMatchObject({ code: 4429 })
  })

  test('answers a ping', async () => {
    await using socket = await signedIn()
    socket.send({ type: 'ping', payload: { at: 7 } })
    expect(await socket.next()).toEqual({ type: 'pong', payload: { at: 7 } })
  })
})

describe('an operation', () => {
  test.each([
    'subscription { scheduleVersion }',
    'subscription { scheduleChanged { version } }',
    '{ staffMembers { id } }',
  ])('%s is for those who are signed in', async (query) => {
    await using socket = await opened(RawSocket.acknowledged(application.url, null))
    expect(await socket.ask(query)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect(application.parts.feed.watcherCount).toBe(0)
  })

  test.each([
    ['{ nothingOfTheKind }', /Cannot query field/],
    ['{ viewer', /Syntax Error/],
    ['', /Syntax Error/],
    [
      'query A { viewer { organization { id } } } query B { viewer { organization { id } } }',
      /identify operation/,
    ],
    ['query ($id: ID!) { session(id: $id) { id } }', /\$id/],
    [
      'subscription { scheduleVersion scheduleChanged { version } }',
      /only one top level field|select only one/,
    ],
  ])('%s is refused, and the socket stays', async (query, message) => {
    await using socket = await signedIn()
    const { errors } = await socket.ask(query)
    expect(errors?.[0]?.message).toMatch(message)
    expect(await socket.ask('{ viewer { organization { id } } }')).not.toHaveProperty('errors')
  })

  test('may be a mutation, with the same answer as over HTTP', async () => {
    await using socket = await signedIn()
    const input = { id: newId(), sessionId: await school.session(), dates: [school.date(1)] }
    const overSocket = await socket.ask<{ rebookSession: { __typename: string } }>(REBOOK, { input })
    expect(overSocket).toHaveProperty('data.rebookSession.__typename', 'SessionRebooked')
    const { data } = await application.ask<typeof overSocket>(token, REBOOK, { input })
    expect(data).toHaveProperty('rebookSession.rebooking.id', input.id)
  })

  test('may sign in, which tells the token and sets no cookie', async () => {
    await using socket = await opened(RawSocket.acknowledged(application.url, null))
    const query = 'mutation { signIn(input: { email: "a@b.example", password: "x" }) { __typename } }'
    expect(await socket.ask(query)).toEqual({ data: { signIn: { __typename: 'InvalidCredentials' } } })
  })

  test('speaks the language of the upgrade, or the one that connection_init names', async () => {
    const query =
      'mutation { signIn(input: { email: "a@b.example", password: "x" }) { ... on Problem { message } } }'
    await using socket = await opened(
      RawSocket.acknowledged(application.url, null, { headers: { 'accept-language': 'fr' } }),
    )
    expect(JSON.stringify(await socket.ask(query))).toContain('mot de passe')
    await using other = await opened(
      RawSocket.open(application.url, { headers: { 'accept-language': 'fr' } }),
    )
    other.send({ type: 'connection_init', payload: { acceptLanguage: 'en' } })
    await other.next()
    expect(JSON.stringify(await other.ask(query))).toContain('password')
  })

  test('signed in by the cookie of a page of ours', async () => {
    await using socket = await opened(
      RawSocket.acknowledged(application.url, null, {
        origin: application.url,
        headers: { cookie: `theme=dark; reprise=${token}` },
      }),
    )
    expect(await socket.ask('{ viewer { organization { id } } }')).toEqual({
      data: { viewer: { organization: { id: school.id } } },
    })
  })
})
