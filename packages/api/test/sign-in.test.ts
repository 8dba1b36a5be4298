import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../src/auth/password.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const PASSWORD = 'correct horse battery staple'
const SIGN_IN = /* GraphQL */ `
  mutation SignIn($email: String!, $password: String!) {
    signIn(input: { email: $email, password: $password }) {
      __typename
      ... on SignedIn {
        token
        viewer {
          staffMember {
            id
            role
          }
          organization {
            id
          }
        }
      }
      ... on Problem {
        message
      }
    }
  }
`
const VIEWER = '{ viewer { staffMember { id role } } }'

interface SignedIn {
  readonly __typename: string
  readonly token: string
  readonly message?: string
  readonly viewer: { readonly staffMember: { readonly id: string; readonly role: string } }
}
interface ViewerData {
  readonly viewer: { readonly staffMember: { readonly id: string; readonly role: string } } | null
}

let application: TestApplication
let school: School
let passwordHash: string
let clock = Temporal.Now.instant()

beforeAll(async () => {
  application = await startTestApplication({ now: () => clock })
  school = await School.open(application.database, 'Europe/Paris', () => clock)
  passwordHash = await hashPassword(PASSWORD)
})
afterAll(() => application.close())

/** Somebody who can sign in with PASSWORD. */
async function aMember(options: { isActive?: boolean; email?: string; hash?: string | null } = {}) {
  const id = await school.staffMember('Ana', { isActive: options.isActive ?? true })
  const email = options.email ?? `${id}@school.example`
  await application.database.query('update staff_member set email = ?, password_hash = ? where id = ?', [
    email,
    options.hash === undefined ? passwordHash : options.hash,
    id,
  ])
  return { id, email }
}

async function signIn(email: string, password = PASSWORD, headers?: Record<string, string>) {
  const { data } = await application.ask<{ signIn: SignedIn }>(null, SIGN_IN, { email, password }, headers)
  return data.signIn
}

/** Signing in by hand, for what is not in the answer's body. */
const post = (node: TestApplication, body: object, headers: Record<string, string> = {}) =>
  fetch(`${node.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const postSignIn = (email: string, password: string, node = application) =>
  post(node, { query: SIGN_IN, variables: { email, password } })

async function viewerOf(token: string | null, headers?: Record<string, string>) {
  return (await application.ask<ViewerData>(token, VIEWER, {}, headers)).data.viewer
}

describe('with an address and a password', () => {
  test('the right ones give a token and say who has come in', async () => {
    const { id, email } = await aMember()
    const answer = await signIn(email)
    expect(answer).toMatchObject({
      __typename: 'SignedIn',
      token: expect.stringMatching(/^[\w-]{43}$/),
      viewer: { staffMember: { id, role: 'STAFF' }, organization: { id: school.id } },
    })
    expect(await viewerOf(answer.token)).toEqual({ staffMember: { id, role: 'STAFF' } })
  })

  test('each time gives another token, of which the database keeps the hash alone', async () => {
    const { id, email } = await aMember()
    const tokens = [(await signIn(email)).token, (await signIn(email)).token]
    expect(new Set(tokens).size).toBe(2)
    const rows = await application.database.query('select * from access_token where staff_member_id = ?', [
      id,
    ])
    expect(rows).toHaveLength(2)
    for (const token of tokens) expect(JSON.stringify(rows)).not.toContain(token)
  })

  test.each(['  ANA.Dupont@School.EXAMPLE ', 'ana.dupont@school.example'])(
    'neither the case of the address nor a space around it matters: "%s"',
    async (written) => {
      await application.database.query(`delete from access_token`)
      await application.database.query(`update staff_member set email = id || '@gone.example'`)
      await aMember({ email: 'ana.dupont@school.example' })
      expect((await signIn(written)).__typename).toBe('SignedIn')
    },
  )

  test('a wrong password, an unknown address, no password and somebody inactive get the same answer', async () => {
    const answers = [
      await signIn((await aMember()).email, 'wrong'),
      await signIn('nobody@school.example'),
      await signIn((await aMember({ hash: null })).email),
      await signIn((await aMember({ isActive: false })).email),
      await signIn((await aMember()).email, ''),
      await signIn('', ''),
      await signIn(`${(await aMember()).email}\u0000`),
    ]
    for (const answer of answers) {
      expect(answer).toEqual({
        __typename: 'InvalidCredentials',
        message: 'This address and password do not go together. Check both and try again.',
      })
    }
  })

  test('the refusal is said in the language of the request', async () => {
    const answer = await signIn('nobody@school.example', PASSWORD, { 'accept-language': 'fr-CH, en;q=0.5' })
    expect(answer.message).toMatch(/mot de passe/)
  })

  test('a password of 128 characters is taken, the same and one more is not', async () => {
    const longest = 'é'.repeat(128)
    const { email } = await aMember({ hash: await hashPassword(longest) })
    expect((await signIn(email, longest)).__typename).toBe('SignedIn')
    expect((await signIn(email, `${longest}é`)).__typename).toBe('InvalidCredentials')
    const tooLong = await aMember({ hash: await hashPassword(`${longest}é`) })
    expect((await signIn(tooLong.email, `${longest}é`)).__typename).toBe('InvalidCredentials')
  })
})

describe('the limit on attempts', () => {
  test('stops guessing at one account after ten, with 429, Retry-After and how long to wait', async () => {
    const [{ email }, other] = [await aMember(), await aMember()]
    for (let attempt = 0; attempt < 10; attempt++) {
      expect((await signIn(email, 'guess')).__typename).toBe('InvalidCredentials')
    }
    const response = await postSignIn(email.toUpperCase(), PASSWORD)
    const { errors, data } = (await response.json()) as {
      data: null
      errors: { extensions: { code: string; retryAfterSeconds: number } }[]
    }
    expect(response.status).toBe(429)
    expect(data).toBeNull()
    expect(errors[0]!.extensions.code).toBe('RATE_LIMITED')
    const { retryAfterSeconds } = errors[0]!.extensions
    expect(retryAfterSeconds).toBeGreaterThan(0)
    expect(retryAfterSeconds).toBeLessThanOrEqual(15 * 60)
    expect(response.headers.get('retry-after')).toBe(String(retryAfterSeconds))
    expect((await signIn(other.email)).__typename).toBe('SignedIn')
  })

  test('a success gives the attempts back', async () => {
    const { email } = await aMember()
    for (let round = 0; round < 2; round++) {
      for (let attempt = 0; attempt < 9; attempt++) await signIn(email, 'guess')
      expect((await signIn(email)).__typename).toBe('SignedIn')
    }
  })

  test('cannot be got around by many in one document, aliased or in fragments', async () => {
    const call = 'signIn(input: { email: "a@b.example", password: "x" }) { __typename }'
    for (const query of [
      `mutation { a: ${call} b: ${call} }`,
      `mutation { a: ${call} ...More } fragment More on Mutation { b: ${call} }`,
      `mutation { a: ${call} ... on Mutation { b: ${call} } }`,
    ]) {
      const { errors } = await application.ask(null, query)
      expect(errors?.map(({ message }) => message)).toEqual(['At most one signIn.'])
    }
  })

  test('holds for an address that tries many accounts', async () => {
    const node = await startTestApplication({ database: application.database })
    try {
      const { signInLimits } = node.parts
      for (let account = 0; account < 99; account++) {
        await signInLimits.count(`${account}@b.example`, '127.0.0.1')
      }
      const codeOf = async (email: string) =>
        (await node.ask(null, SIGN_IN, { email, password: 'x' })).errors?.[0]?.extensions.code
      expect(await codeOf('99@b.example')).toBeUndefined()
      expect(await codeOf('100@b.example')).toBe('RATE_LIMITED')
    } finally {
      await node.close()
    }
  })
})

describe('the cookie', () => {
  test('is out of reach for scripts and foreign pages, and signs in over HTTP and WebSocket', async () => {
    const { id, email } = await aMember()
    const response = await postSignIn(email, PASSWORD)
    const [pair, ...attributes] = response.headers.get('set-cookie')!.split('; ')
    expect(pair).toMatch(/^reprise=[\w-]{43}$/)
    expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=5184000', 'Path=/', 'SameSite=Lax'])
    expect((await viewerOf(null, { cookie: pair! }))?.staffMember.id).toBe(id)
    const socket = await RawSocket.acknowledged(application.url, null, { headers: { cookie: pair! } })
    expect(await socket.ask(VIEWER)).toEqual({ data: { viewer: { staffMember: { id, role: 'STAFF' } } } })
    socket.socket.terminate()
  })

  test('on https it is Secure and carries the __Host- prefix, and the plain name is not taken', async () => {
    const node = await startTestApplication({
      database: application.database,
      publicUrl: 'https://book.school.example',
    })
    try {
      const { email } = await aMember()
      const response = await postSignIn(email, PASSWORD, node)
      const [pair, ...attributes] = response.headers.get('set-cookie')!.split('; ')
      expect(pair).toMatch(/^__Host-reprise=[\w-]{43}$/)
      expect(attributes.sort()).toEqual(['HttpOnly', 'Max-Age=5184000', 'Path=/', 'SameSite=Lax', 'Secure'])
      const ask = async (cookie: string) =>
        ((await (await post(node, { query: VIEWER }, { cookie })).json()) as { data: ViewerData }).data.viewer
      expect(await ask(pair!)).not.toBeNull()
      expect(await ask(pair!.replace('__Host-', ''))).toBeNull()
    } finally {
      await node.close()
    }
  })

  test('a refused attempt sets none', async () => {
    expect((await postSignIn('nobody@school.example', 'x')).headers.get('set-cookie')).toBeNull()
  })

  test('gives way to a bearer token, also to one that is worth nothing', async () => {
    const [first, second] = [await aMember(), await aMember()]
    const cookie = `reprise=${(await signIn(first.email)).token}`
    const { token } = await signIn(second.email)
    expect((await viewerOf(token, { cookie }))?.staffMember.id).toBe(second.id)
    expect(await viewerOf('A'.repeat(43), { cookie })).toBeNull()
  })
})

describe('a token', () => {
  test.each([
    ['empty', ''],
    ['a word', 'Bearer'],
    ['of another scheme', 'Basic YTpi'],
    ['one that nobody has', `Bearer ${'A'.repeat(43)}`],
    ['one of 9,000 characters', `Bearer ${'A'.repeat(9_000)}`],
  ])('that is %s is nobody’s', async (_, authorization) => {
    expect(await viewerOf(null, { authorization })).toBeNull()
    const { errors } = await application.ask(null, '{ staffMembers { id } }', {}, { authorization })
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
  })

  test('signing out revokes it at once, there alone, and clears the cookie', async () => {
    const { email } = await aMember()
    const [left, stays] = [(await signIn(email)).token, (await signIn(email)).token]
    const socket = await RawSocket.acknowledged(application.url, left)
    const response = await post(
      application,
      { query: 'mutation { signOut }' },
      { authorization: `Bearer ${left}` },
    )
    expect(await response.json()).toEqual({ data: { signOut: true } })
    expect(response.headers.get('set-cookie')).toMatch(
      /^reprise=; Max-Age=0; Path=\/; HttpOnly; SameSite=Lax$/,
    )
    expect(await viewerOf(left)).toBeNull()
    expect(await socket.ask('{ staffMembers { id } }')).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
    expect(await viewerOf(stays)).not.toBeNull()
    expect((await application.ask(left, 'mutation { signOut }')).data).toEqual({ signOut: false })
    socket.socket.terminate()
  })

  test('of somebody who is no longer active is worth nothing, and again something when they are back', async () => {
    const { id, email } = await aMember()
    const { token } = await signIn(email)
    await application.database.query('update staff_member set is_active = false where id = ?', [id])
    expect(await viewerOf(token)).toBeNull()
    await application.database.query('update staff_member set is_active = true where id = ?', [id])
    expect(await viewerOf(token)).not.toBeNull()
  })

  test('has the role that its owner has now', async () => {
    const { id, email } = await aMember()
    const { token } = await signIn(email)
    await application.database.query(`update staff_member set role = 'ADMINISTRATOR' where id = ?`, [id])
    expect(await viewerOf(token)).toEqual({ staffMember: { id, role: 'ADMINISTRATOR' } })
  })

  test.each(['signed out', 'no longer active', 'given another role'])(
    'closes the socket of somebody who was %s, and its subscription with it',
    async (what) => {
      const { id, email } = await aMember()
      const { token } = await signIn(email)
      const socket = await RawSocket.acknowledged(application.url, token)
      socket.subscribe('version', 'subscription { scheduleVersion }')
      expect((await socket.next()).type).toBe('next')
      if (what === 'signed out') await application.ask(token, 'mutation { signOut }')
      if (what === 'no longer active') {
        await application.database.query('update staff_member set is_active = false where id = ?', [id])
      }
      if (what === 'given another role') {
        await application.database.query(`update staff_member set role = 'ADMINISTRATOR' where id = ?`, [id])
      }
      expect((await socket.closed).code).toBe(4401)
      await expect.poll(() => application.parts.feed.watcherCount).toBe(0)
    },
  )
})

describe('as time goes by', () => {
  const days = (count: number) => Temporal.Duration.from({ hours: 24 * count })

  test('a token is worth nothing after 14 days without a request', async () => {
    const { token } = await signIn((await aMember()).email)
    clock = clock.add(days(13))
    expect(await viewerOf(token)).not.toBeNull()
    clock = clock.add(days(13))
    expect(await viewerOf(token)).not.toBeNull()
    clock = clock.add(days(15))
    expect(await viewerOf(token)).toBeNull()
  })

  test('nor 60 days after signing in, however often it was used', async () => {
    const { token } = await signIn((await aMember()).email)
    for (let day = 0; day < 59; day += 10) {
      clock = clock.add(days(day === 0 ? 9 : 10))
      expect(await viewerOf(token)).not.toBeNull()
    }
    clock = clock.add(days(2))
    expect(await viewerOf(token)).toBeNull()
  })
})
