import { gzipSync } from 'node:zlib'
import { v7 as newId } from 'uuid'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RawSocket, type GraphQLErrorMessage } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let application: TestApplication
let school: School
let token: string
let sessionId: string
let socket: RawSocket

beforeAll(async () => {
  application = await startTestApplication({ introspection: false, emailDelaySeconds: 180 })
  school = await School.open(application.database)
  token = await school.token(await school.staffMember('Ana', { role: 'ADMINISTRATOR' }))
  sessionId = await school.session()
})
afterAll(() => application.close())

// One for each test: a socket may send a hundred messages a minute.
beforeEach(async () => {
  socket = await RawSocket.acknowledged(application.url, token)
})
afterEach(() => socket.socket.terminate())

interface Outcome {
  readonly data?: unknown
  readonly errors?: readonly GraphQLErrorMessage[]
}

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body,
  })

async function overHttp(query: string, variables: object): Promise<Outcome> {
  const response = await post(JSON.stringify({ query, variables }))
  expect(response.status).toBeLessThan(500)
  return (await response.json()) as Outcome
}

/** The same document by both ways in. */
async function both(query: string, variables: object = {}): Promise<Outcome[]> {
  const outcomes = [await overHttp(query, variables), await socket.ask(query, variables)]
  for (const outcome of outcomes) expectNoInside(outcome)
  return outcomes
}

/** Nothing of the inside is told: no stack, no statement, no failure of ours. */
function expectNoInside(answer: unknown): void {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer)
  expect(text).not.toMatch(/node_modules|\bat [\w.]+ \(|\.ts:\d+|select .* from|INTERNAL_SERVER_ERROR/i)
}

const nested = (depth: number, inner: string) => 'copies { '.repeat(depth) + inner + ' }'.repeat(depth)
const onSession = (selection: string) => `{ session(id: "${sessionId}") { ${selection} } }`
const times = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ')

describe('a document is refused', () => {
  const refused: [what: string, query: () => string, message: RegExp][] = [
    ['of 10,000 tokens', () => onSession(times(10_000, () => 'id')), /2000 tokens/],
    ['of 2,000 aliases', () => onSession(times(2_000, (index) => `a${index}: id`)), /2000 tokens/],
    ['of 300 aliases', () => onSession(times(300, (index) => `a${index}: id`)), /At most 30 aliases/],
    [
      'of 300 aliases behind a fragment that is spread ten times',
      () =>
        `{ ${times(10, (index) => `s${index}: session(id: "${sessionId}") { ...F }`)} }
         fragment F on Session { ${times(30, (index) => `a${index}: id`)} }`,
      /aliases/,
    ],
    ['200 levels deep', () => onSession(nested(198, 'id')), /At most 12 levels/],
    ['13 levels deep', () => onSession(nested(11, 'id')), /At most 12 levels/],
    [
      'that is deep by fragments, each of them shallow',
      () =>
        `${onSession('...F0')} ${times(40, (index) => `fragment F${index} on Session { copies { ...F${index + 1} } }`)}
         fragment F40 on Session { id }`,
      /At most 12 levels/,
    ],
    [
      'that is deep by fragments within each other’s fields',
      () =>
        `${onSession('...A')} fragment A on Session { ${nested(6, '...B')} } fragment B on Session { ${nested(6, 'id')} }`,
      /At most 12 levels/,
    ],
    [
      'that doubles at every fragment',
      () =>
        `${onSession('...F0')} ${times(
          10,
          (index) =>
            `fragment F${index} on Session { a: rebookedFrom { ...F${index + 1} } b: rebookedFrom { ...F${index + 1} } }`,
        )} fragment F10 on Session { id }`,
      /At most/,
    ],
    [
      'whose fragments go in a circle',
      () =>
        `${onSession('...A')} fragment A on Session { copies { ...B } } fragment B on Session { copies { ...A } }`,
      /Cannot spread fragment/,
    ],
    [
      'whose fragment is in itself',
      () => `${onSession('...A')} fragment A on Session { ...A }`,
      /Cannot spread fragment/,
    ],
    [
      'with 400 directives',
      () => onSession(`id ${times(400, () => '@include(if: true)')}`),
      /can only be used once|tokens/,
    ],
    [
      'with 900 unknown directives',
      () => onSession(`id ${times(900, (index) => `@d${index}`)}`),
      /Unknown directive/,
    ],
    [
      'of 21 fields at the top',
      () => `{ ${times(21, (index) => `a${index}: viewer { staffMember { id } }`)} }`,
      /At most 20 fields/,
    ],
    [
      'of 21 fields at the top, by a fragment',
      () =>
        `{ ...F } fragment F on Query { ${times(21, (index) => `a${index}: viewer { staffMember { id } }`)} }`,
      /At most 20 fields/,
    ],
    ['that asks for the schema', () => '{ __schema { types { name } } }', /introspection/],
    ['that asks for a type', () => '{ __type(name: "Session") { name } }', /introspection/],
    [
      'that asks for the schema by a fragment',
      () => '{ ...F } fragment F on Query { __schema { types { name } } }',
      /introspection/,
    ],
    ['with a fragment that is not there', () => onSession('...Gone'), /Unknown fragment/],
    ['that is no document', () => 'DROP TABLE session;', /Syntax Error/],
    ['that defines a type', () => 'type A { b: Int } { viewer { staffMember { id } } }', /not executable/],
    ['of NUL', () => '\u0000', /Syntax Error/],
  ]

  test.each(refused)('%s', async (_, query, message) => {
    for (const { data, errors = [] } of await both(query())) {
      expect(data ?? null).toBeNull()
      expect(errors.map((error) => error.message).join('\n')).toMatch(message)
      expect(JSON.stringify(errors).length).toBeLessThan(20_000)
    }
  })

  test('without telling what the schema has instead', async () => {
    for (const { errors = [] } of await both(onSession('i staf clientt'))) {
      expect(errors.length).toBeGreaterThan(0)
      expect(JSON.stringify(errors)).not.toMatch(/Did you mean/)
    }
  })
})

test('the calendar’s deepest question passes: twelve levels, and a fragment at several places', async () => {
  const query = `${onSession(`${nested(8, '...F')} copies { ...F } order { lines { session { ...F } } }`)}
    fragment F on Session { id product { price { amount } } }`
  for (const { errors } of await both(query)) expect(errors).toBeUndefined()
})

describe('a value', () => {
  const operations: Record<string, (value: string) => [query: string, variables: object]> = {
    session: (id) => ['query ($id: ID!) { session(id: $id) { id } }', { id }],
    order: (id) => ['query ($id: ID!) { order(id: $id) { id } }', { id }],
    availability: (id) => ['query ($id: ID!) { availability(sessionId: $id) { date } }', { id }],
    preview: (id) => [
      'query ($id: ID!, $dates: [LocalDate!]!) { rebookingPreview(sessionId: $id, dates: $dates) { warnings } }',
      { id, dates: [school.date(1)] },
    ],
    'the preview’s date': (date) => [
      'query ($id: ID!, $dates: [LocalDate!]!) { rebookingPreview(sessionId: $id, dates: $dates) { warnings } }',
      { id: sessionId, dates: [date] },
    ],
    'staff of the schedule': (id) => [
      'query ($ids: [ID!], $day: LocalDate!) { schedule(from: $day, to: $day, staffMemberIds: $ids) { version } }',
      { ids: [id], day: school.date(0) },
    ],
    'the address in signing in': (email) => [
      'mutation ($email: String!) { signIn(input: { email: $email, password: "x" }) { __typename } }',
      { email },
    ],
    'the password in signing in': (password) => [
      'mutation ($password: String!) { signIn(input: { email: "a@b.example", password: $password }) { __typename } }',
      { password },
    ],
    undo: (id) => ['mutation ($id: UUID!) { undoRebooking(id: $id) { __typename } }', { id }],
    rebooking: (id) => [
      'mutation ($input: RebookSessionInput!) { rebookSession(input: $input) { __typename } }',
      { input: { id: newId(), sessionId: id, dates: [school.date(1)] } },
    ],
    'the id of a rebooking': (id) => [
      'mutation ($input: RebookSessionInput!) { rebookSession(input: $input) { __typename } }',
      { input: { id, sessionId: newId(), dates: [school.date(1)] } },
    ],
    'the date of a rebooking': (date) => [
      'mutation ($input: RebookSessionInput!) { rebookSession(input: $input) { __typename } }',
      { input: { id: newId(), sessionId, dates: [date] } },
    ],
    'the name of a watch link': (name) => [
      'mutation ($name: String!) { createWatchLink(name: $name) { __typename } }',
      { name },
    ],
    'a watch link': (id) => ['mutation ($id: ID!) { revokeWatchLink(id: $id) { __typename } }', { id }],
  }
  const values: Record<string, string> = {
    empty: '',
    NUL: 'a\u0000b',
    'right to left': '\u202Egnp.exe\u202C\u200D\u200B',
    'half a character': 'a\uD800b',
    'CR LF': 'a\r\nBcc: everybody@b.example',
    SQL: `'; drop table session; --`,
    HTML: '<script>alert(1)</script>',
    '10 kB': 'x'.repeat(10_000),
    'an id in braces': '{0199c1a0-0000-7000-8000-000000000000}',
    'an id with a name in front': 'urn:uuid:0199c1a0-0000-7000-8000-000000000000',
    'an id in capitals': '0199C1A0-0000-7000-8000-00000000000F',
    __proto__: '__proto__',
    'an array of PostgreSQL': '{a,b}',
    'a far date': '+275760-09-13',
  }

  test.each(Object.keys(operations))('for %s is stored as it is, refused or of no effect', async (name) => {
    await application.database.query('delete from staff_member where email like ?', ['%b.example'])
    for (const [what, value] of Object.entries(values)) {
      for (const outcome of [
        await overHttp(...operations[name]!(value)),
        await socket.ask(...operations[name]!(value)),
      ]) {
        expect(JSON.stringify(outcome), what).not.toMatch(/INTERNAL_SERVER_ERROR|node_modules/)
        expect(JSON.stringify(outcome).length, what).toBeLessThan(25_000)
      }
    }
    expect(await application.database.query('select 1 from session')).toHaveLength(1)
  })

  test('of the wrong type is refused by name', async () => {
    const query = 'query ($id: ID!) { session(id: $id) { id } }'
    for (const id of [null, {}, [], true, 1.5, [[sessionId]]]) {
      for (const { data, errors } of await both(query, { id })) {
        expect(data ?? null).toBeNull()
        expect(errors?.[0]?.message).toContain('$id')
      }
    }
  })

  test('named __proto__, or constructor, among the variables changes nothing', async () => {
    const query = 'query ($id: ID!) { session(id: $id) { id } }'
    const body = `{"query":${JSON.stringify(query)},"variables":{"__proto__":{"id":"${sessionId}"},"constructor":{"prototype":{"id":1}}},"__proto__":{"variables":{"id":"${sessionId}"}}}`
    const answer = await (await post(body)).json()
    expect(JSON.stringify(answer)).toContain('$id')
    socket.send(`{"type":"subscribe","id":"p","payload":${body}}`)
    expect(JSON.stringify(await socket.next())).toContain('$id')
    expect(Object.prototype).not.toHaveProperty('id')
  })

  test('nested thousands of levels deep is refused', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    const body = `{"query":"query ($id: ID!) { session(id: $id) { id } }","variables":{"id":${deep}}}`
    const response = await post(body)
    const text = await response.text()
    expect(response.status).toBeLessThan(500)
    expect(text).toContain('$id')
    expectNoInside(text)
    socket.send(`{"type":"subscribe","id":"d","payload":${body}}`)
    const answer = JSON.stringify(await socket.next())
    expect(answer).toContain('$id')
    expectNoInside(answer)
  })
})

describe('a request over HTTP', () => {
  const mutation = 'mutation { signOut }'
  const cookie = () => ({ cookie: `reprise=${token}`, authorization: '' })
  const stillSignedIn = async () =>
    expect((await application.ask(token, '{ viewer { organization { id } } }')).data).toEqual({
      viewer: { organization: { id: school.id } },
    })

  async function expectRefused(response: Response, status: number | readonly number[]): Promise<void> {
    expect([status].flat()).toContain(response.status)
    const text = await response.text()
    expectNoInside(text)
    expect(text.length).toBeLessThan(2_000)
    await stillSignedIn()
  }

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    'of a foreign page, with the type "%s", is refused',
    async (type) => {
      const body = JSON.stringify({ query: mutation })
      await expectRefused(await post(body, { ...cookie(), 'content-type': type }), 400)
    },
  )

  test('that sends a mutation by GET is refused, with a header that foreign pages cannot send too', async () => {
    const url = `${application.url}/graphql?query=${encodeURIComponent(mutation)}`
    const headers = { cookie: `reprise=${token}` }
    await expectRefused(await fetch(url, { headers }), 400)
    await expectRefused(await fetch(url, { headers: { ...headers, 'apollo-require-preflight': 'yes' } }), 405)
  })

  test('by GET, as an image or a link on a foreign page, is refused', async () => {
    const url = `${application.url}/graphql?query=${encodeURIComponent('{ viewer { organization { id } } }')}`
    await expectRefused(await fetch(url, { headers: { cookie: `reprise=${token}` } }), 400)
  })

  test.each(['PUT', 'DELETE', 'PATCH'])('by %s is refused', async (method) => {
    const response = await fetch(`${application.url}/graphql`, {
      ...{ method, body: JSON.stringify({ query: mutation }) },
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    })
    await expectRefused(response, 405)
  })

  test('with several operations in an array is refused', async () => {
    await expectRefused(await post(JSON.stringify([{ query: mutation }, { query: mutation }])), 400)
    await expectRefused(await post('[]'), 400)
  })

  test.each([
    ['200 kB', () => JSON.stringify({ query: mutation, variables: { x: 'x'.repeat(200_000) } }), 413],
    ['no JSON', () => '{"query":', 400],
    ['nothing', () => '', 400],
    ['a text', () => '"query"', 400],
    ['null', () => 'null', 400],
    ['a query that is no text', () => '{"query":["mutation { signOut }"]}', 400],
    ['variables that are no object', () => `{"query":"${mutation}","variables":"{"}`, 400],
    [
      'an extension for a stored query',
      () => '{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}',
      400,
    ],
  ])('of %s is refused', async (_, body, status) => {
    await expectRefused(await post(body()), [status, 200])
  })

  test('that unpacks to more than it may be is refused', async () => {
    const body = gzipSync(JSON.stringify({ query: `${mutation} #${'x'.repeat(5_000_000)}` }))
    await expectRefused(await post(new Uint8Array(body), { 'content-encoding': 'gzip' }), 413)
  })

  test.each([
    [{ 'content-encoding': 'br2' }, 415],
    [{ 'content-encoding': 'gzip' }, 400],
    [{ 'content-type': 'application/json; charset=latin1' }, 415],
    [{ 'content-type': 'application/xml' }, 400],
    [{ 'content-type': ';' }, [400, 415]],
  ])('in another form, %o, is refused', async (headers, status) => {
    await expectRefused(await post(JSON.stringify({ query: mutation }), headers), status)
  })

  test('with bytes that are no UTF-8 is refused or of no effect', async () => {
    const head = Buffer.from('{"query":"query ($id: ID!) { session(id: $id) { id } }","variables":{"id":"')
    const body = Buffer.concat([head, Buffer.from([0xc3, 0x28, 0xff, 0xed, 0xa0, 0x80]), Buffer.from('"}}')])
    const response = await post(new Uint8Array(body))
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ data: { session: null } })
  })
})
