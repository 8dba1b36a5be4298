import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  CREATE_WATCH_LINK,
  hangDisplay,
  REVOKE_WATCH_LINK,
  type CreateWatchLink,
  type RevokeWatchLink,
} from './support/display.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const WATCH_LINKS = '{ watchLinks { id name revokedAt } }'
const VERSION = 'subscription { scheduleVersion }'

interface WatchLinks {
  readonly watchLinks: readonly {
    readonly id: string
    readonly name: string
    readonly revokedAt: string | null
  }[]
}

let clock = Temporal.Instant.from('2026-06-10T10:00:00Z')
let application: TestApplication

beforeAll(async () => {
  application = await startTestApplication({ now: () => clock })
})
afterAll(() => application.close())

async function aSchool() {
  const school = await School.open(application.database, 'Europe/Paris', () => clock)
  const administrator = await school.token(await school.staffMember('Ada', { role: 'ADMINISTRATOR' }))
  const staff = await school.token(await school.staffMember('Ana'))
  return { school, administrator, staff }
}

async function create(token: string | null, name: string, headers?: Record<string, string>) {
  return application.ask<CreateWatchLink>(token, CREATE_WATCH_LINK, { name }, headers)
}

async function revoke(token: string | null, id: string, headers?: Record<string, string>) {
  return application.ask<RevokeWatchLink>(token, REVOKE_WATCH_LINK, { id }, headers)
}

async function linksOf(token: string): Promise<WatchLinks['watchLinks']> {
  return (await application.ask<WatchLinks>(token, WATCH_LINKS)).data.watchLinks
}

/** Whether it opens the schedule at all. */
async function codeFor(token: string): Promise<string | undefined> {
  const { errors } = await application.ask(token, '{ staffMembers { id } }')
  return errors?.[0]?.extensions.code
}

describe('making a link', () => {
  test('gives an address with a token, which opens the schedule without anybody being signed in', async () => {
    const { administrator } = await aSchool()
    const { createWatchLink } = (await create(administrator, '  Ski room ')).data
    expect(createWatchLink).toMatchObject({
      __typename: 'WatchLinkCreated',
      watchLink: { name: 'Ski room', createdAt: '2026-06-10T10:00:00.000Z', revokedAt: null },
    })
    const [, token = ''] = /^(?:.+)\/watch\/([\w-]{43})$/.exec(createWatchLink.url) ?? []
    expect(createWatchLink.url).toBe(`${application.url}/watch/${token}`)
    const { data } = await application.ask<{ viewer: unknown }>(
      token,
      '{ viewer { staffMember { id } organization { name } } }',
    )
    expect(data.viewer).toEqual({ staffMember: null, organization: { name: 'École des Essais' } })
  })

  test('keeps the hash of its token alone', async () => {
    const { administrator } = await aSchool()
    const { id, token } = await hangDisplay(application, administrator)
    const rows = await application.database.query('select * from watch_link where id = ?', [id])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(rows[0]).toMatchObject({ token_hash: expect.stringMatching(/^[\w-]{43}$/) })
  })

  test('what is stored opens nothing', async () => {
    const { administrator } = await aSchool()
    const { id } = await hangDisplay(application, administrator)
    const [row] = await application.database.query<{ token_hash: string }>(
      'select token_hash from watch_link where id = ?',
      [id],
    )
    expect(await codeFor(row!.token_hash)).toBe('UNAUTHENTICATED')
  })

  test('twice by the same name gives two, each with a token of its own', async () => {
    const { administrator } = await aSchool()
    const [one, two] = [
      await hangDisplay(application, administrator),
      await hangDisplay(application, administrator),
    ]
    expect(one.token).not.toBe(two.token)
    expect(await linksOf(administrator)).toHaveLength(2)
  })

  test.each([
    ['empty', ''],
    ['nothing but spaces', ' \t\n '],
    ['nothing that is seen', '\u200B\u202E'],
    ['longer than 100 characters', 'é'.repeat(101)],
  ])('is refused for a name that is %s, in words of the request’s language', async (_, name) => {
    const { administrator } = await aSchool()
    const english = (await create(administrator, name)).data.createWatchLink
    const french = (await create(administrator, name, { 'accept-language': 'fr' })).data.createWatchLink
    expect(english.__typename).toBe('WatchLinkNameInvalid')
    expect(english.message).toMatch(/name/)
    expect(french.message).toMatch(/nom/)
    expect(await linksOf(administrator)).toEqual([])
  })

  test('takes a name of 100 characters', async () => {
    const { administrator } = await aSchool()
    const name = 'é'.repeat(100)
    expect((await hangDisplay(application, administrator, name)).name).toBe(name)
  })

  test('is for administrators: for staff FORBIDDEN, for nobody UNAUTHENTICATED', async () => {
    const { administrator, staff } = await aSchool()
    for (const [token, code] of [
      [staff, 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      expect((await create(token, 'Reception')).errors?.[0]?.extensions.code).toBe(code)
    }
    expect(await linksOf(administrator)).toEqual([])
  })
})

describe('the list', () => {
  test('has those in use, newest first, of one’s own school alone', async () => {
    const [own, other] = [await aSchool(), await aSchool()]
    await hangDisplay(application, other.administrator, 'Elsewhere')
    const names = ['First', 'Second', 'Third']
    const made = []
    for (const name of names) {
      clock = clock.add({ seconds: 1 })
      made.push(await hangDisplay(application, own.administrator, name))
    }
    await revoke(own.administrator, made[1]!.id)
    expect((await linksOf(own.administrator)).map(({ name }) => name)).toEqual(['Third', 'First'])
  })

  test('is for administrators', async () => {
    const { staff } = await aSchool()
    for (const [token, code] of [
      [staff, 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      expect((await application.ask(token, WATCH_LINKS)).errors?.[0]?.extensions.code).toBe(code)
    }
  })
})

describe('revoking a link', () => {
  test('makes its token worth nothing at once, and no other', async () => {
    const { administrator } = await aSchool()
    const [gone, stays] = [
      await hangDisplay(application, administrator),
      await hangDisplay(application, administrator),
    ]
    expect((await revoke(administrator, gone.id)).data.revokeWatchLink).toMatchObject({
      __typename: 'WatchLinkRevoked',
      watchLink: { id: gone.id, revokedAt: clock.toString({ smallestUnit: 'millisecond' }) },
    })
    expect(await codeFor(gone.token)).toBe('UNAUTHENTICATED')
    expect((await application.ask(gone.token, '{ viewer { organization { id } } }')).data).toEqual({
      viewer: null,
    })
    expect(await codeFor(stays.token)).toBeUndefined()
  })

  test('closes the sockets of its displays within seconds, and no others', async () => {
    const { administrator } = await aSchool()
    const [gone, stays] = [
      await hangDisplay(application, administrator),
      await hangDisplay(application, administrator),
    ]
    const open = async (token: string) => {
      const socket = await RawSocket.acknowledged(application.url, token)
      socket.subscribe('version', VERSION)
      expect(await socket.next()).toMatchObject({ payload: { data: { scheduleVersion: 0 } } })
      return socket
    }
    const [dark, alsoDark, lit] = [await open(gone.token), await open(gone.token), await open(stays.token)]
    await revoke(administrator, gone.id)
    const refused = await dark.ask('{ staffMembers { id } }').catch(() => ({ errors: [] }))
    expect(JSON.stringify(refused)).not.toContain('Ada')
    expect(await closedWithinSeconds(dark)).toMatchObject({ code: 4401 })
    expect(await closedWithinSeconds(alsoDark)).toMatchObject({ code: 4401 })
    expect(lit.socket.readyState).toBe(lit.socket.OPEN)
    expect(await (await RawSocket.acknowledged(application.url, gone.token)).ask(VERSION)).toMatchObject({
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
    })
    lit.socket.terminate()
  })

  test('again changes nothing', async () => {
    const { administrator } = await aSchool()
    const { id } = await hangDisplay(application, administrator)
    const first = await revoke(administrator, id)
    clock = clock.add({ minutes: 1 })
    expect(await revoke(administrator, id)).toEqual(first)
  })

  test.each([
    ['that nobody has', () => newId()],
    ['that is none', () => 'reception'],
    ['that is empty', () => ''],
  ])('by an id %s is refused, in words of the request’s language', async (_, id) => {
    const { administrator } = await aSchool()
    const english = (await revoke(administrator, id())).data.revokeWatchLink
    const french = (await revoke(administrator, id(), { 'accept-language': 'fr' })).data.revokeWatchLink
    expect([english.__typename, french.__typename]).toEqual(['WatchLinkNotFound', 'WatchLinkNotFound'])
    expect(english.message).not.toBe(french.message)
  })

  test('of another school is refused, and its display stays lit', async () => {
    const [own, other] = [await aSchool(), await aSchool()]
    const { id, token } = await hangDisplay(application, other.administrator)
    const { revokeWatchLink } = (await revoke(own.administrator, id)).data
    expect(revokeWatchLink.__typename).toBe('WatchLinkNotFound')
    expect(await codeFor(token)).toBeUndefined()
  })

  test('is for administrators, and not for the display itself', async () => {
    const { administrator, staff } = await aSchool()
    const { id, token } = await hangDisplay(application, administrator)
    for (const [caller, code] of [
      [staff, 'FORBIDDEN'],
      [token, 'FORBIDDEN'],
      [null, 'UNAUTHENTICATED'],
    ] as const) {
      expect((await revoke(caller, id)).errors?.[0]?.extensions.code).toBe(code)
    }
    expect(await codeFor(token)).toBeUndefined()
  })
})

/** The promise is five seconds. */
async function closedWithinSeconds(socket: RawSocket) {
  await expect.poll(() => socket.socket.readyState, { timeout: 5_000 }).toBe(socket.socket.CLOSED)
  return socket.closed
}
