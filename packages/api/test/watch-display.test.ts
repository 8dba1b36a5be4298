import type { ExecutionResult } from 'graphql'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApiSchema } from '../src/graphql/build-schema.ts'
import { commitChange } from '../src/live/commit-change.ts'
import { recordChange } from '../src/live/record-change.ts'
import { callsOf } from './support/call-everything.ts'
import { hangDisplay, type Display } from './support/display.ts'
import { RawSocket } from './support/raw-socket.ts'
import { rebooked } from './support/rebooking.ts'
import { School } from './support/school.ts'
import { selectEverything } from './support/select-everything.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

/** In every text that is not for a wall: where it shows up, something leaked. */
const SECRET = 'Secret'
const schema = buildApiSchema()

const everythingOf = (type: string) => selectEverything(schema, schema.getType(type)!, 2)
const SCHEDULE = `query ($from: LocalDate!, $to: LocalDate!, $staff: [ID!]) {
  schedule(from: $from, to: $to, staffMemberIds: $staff) {
    version sessions ${everythingOf('Session')} unavailabilities ${everythingOf('Unavailability')}
    closures { firstDate } } }`
const CHANGES = `subscription ($after: Int) { scheduleChanged(after: $after) {
  version sessions ${everythingOf('Session')} unavailabilities ${everythingOf('Unavailability')} } }`

interface Session {
  readonly id: string
  readonly client: {
    readonly name: string
    readonly email: string | null
    readonly phone: string | null
    readonly emailProblem: string | null
  } | null
  readonly staff: readonly { readonly name: string }[]
  readonly order: object | null
  readonly rebooking: object | null
  readonly rebookedFrom: object | null
  readonly copies: readonly object[]
}
interface Schedule {
  readonly version: number
  readonly sessions: readonly Session[]
  readonly unavailabilities: readonly { readonly reason: string | null }[]
}
type Changes = AsyncIterator<ExecutionResult<{ readonly scheduleChanged: Schedule }>>

/**
 * Noon in Paris. Far in the future, because the job queue goes by the database's own clock: no mail leaves in between,
 * which would make changes of its own.
 */
const NOON = Temporal.Instant.from('2031-06-10T10:00:00Z')
let clock = NOON
let application: TestApplication
let school: School
let staff: string
let ana: string
let display: Display
/** Booked again yesterday from a lesson of the day before; and again today, to tomorrow. */
let copy: string
let source: string

beforeAll(async () => {
  application = await startTestApplication({ now: () => clock, emailDelaySeconds: 180 })
  school = await School.open(application.database, 'Europe/Paris', () => clock)
  ana = await school.staffMember('Ana')
  staff = await school.token(ana)
  display = await hangDisplay(
    application,
    await school.token(await school.staffMember('Ada', { role: 'ADMINISTRATOR' })),
  )
  await aDayWithSecrets()
})
afterAll(() => application.close())

async function aDayWithSecrets(): Promise<void> {
  const client = await school.client({ name: `Léa ${SECRET}`, email: `${SECRET}@client.example` })
  await application.database.query(
    `update client set phone = ?, email_problem = 'BOUNCED' where organization_id = ?`,
    [SECRET, school.id],
  )
  clock = NOON.subtract({ hours: 24 })
  const before = await school.session({ staff: [ana], client, at: '09:00' })
  const made = await rebooked(application, staff, { sessionId: before, dates: [school.date(1)] })
  clock = NOON
  copy = made.rebooking.sessions[0]!.id
  source = await school.session({ staff: [ana], client, day: 0, at: '10:30' })
  await rebooked(application, staff, { sessionId: source, dates: [school.date(1)] })
  await school.unavailability({ staff: ana }, 0, '14:00', '15:00')
  await application.database.query('update unavailability set reason = ? where organization_id = ?', [
    SECRET,
    school.id,
  ])
}

async function scheduleFor(token: string, from = school.date(0), to = from, staffMemberIds?: string[]) {
  return application.ask<{ schedule: Schedule }>(token, SCHEDULE, { from, to, staff: staffMemberIds })
}

describe('a display reads', () => {
  test('whose school it is', async () => {
    const { data } = await application.ask(
      display.token,
      '{ viewer { staffMember { id } organization { name timeZone openingHours { weekday } } } }',
    )
    expect(data).toEqual({
      viewer: {
        staffMember: null,
        organization: { name: 'École des Essais', timeZone: 'Europe/Paris', openingHours: [] },
      },
    })
  })

  test('who works there', async () => {
    const { data } = await application.ask(
      display.token,
      '{ staffMembers { name workingHours { weekday } } }',
    )
    expect(data).toEqual({
      staffMembers: [
        { name: 'Ada', workingHours: [] },
        { name: 'Ana', workingHours: [] },
      ],
    })
  })

  test('today’s schedule, with clients’ names shortened and nothing of what is behind them', async () => {
    const { data, errors } = await scheduleFor(display.token)
    expect(errors).toBeUndefined()
    expect(data.schedule.sessions.map(({ id }) => id).sort()).toEqual([copy, source].sort())
    for (const session of data.schedule.sessions) {
      expect(session).toMatchObject({
        client: { name: 'Léa S.', email: null, phone: null, emailProblem: null },
        staff: [{ name: 'Ana' }],
        ...{ order: null, rebooking: null, rebookedFrom: null, copies: [] },
      })
    }
    expect(data.schedule.unavailabilities).toMatchObject([{ reason: null }])
    expect(JSON.stringify(data)).not.toContain(SECRET)
  })

  test('what staff are told in full by the same question', async () => {
    const { sessions, unavailabilities } = (await scheduleFor(staff)).data.schedule
    const [one, other] = [sessions.find(({ id }) => id === copy)!, sessions.find(({ id }) => id === source)!]
    expect(one).toMatchObject({
      client: { name: `Léa ${SECRET}`, email: `${SECRET}@client.example`, phone: SECRET },
    })
    expect(one.client?.emailProblem).toBeTruthy()
    expect([one.order, one.rebooking, one.rebookedFrom]).not.toContain(null)
    expect(other.copies).toHaveLength(1)
    expect(unavailabilities).toMatchObject([{ reason: SECRET }])
  })

  test.each([
    ['yesterday', -1, -1],
    ['tomorrow', 1, 1],
    ['yesterday and today', -1, 0],
    ['today and tomorrow', 0, 1],
    ['the week around it', -3, 3],
  ])('but not %s', async (_, from, to) => {
    const answers = [
      await scheduleFor(display.token, school.date(from), school.date(to)),
      await scheduleFor(display.token, school.date(from), school.date(to), [ana]),
    ]
    for (const { data, errors } of answers) {
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN'])
      expect(data).toBeNull()
    }
  })

  test('another day from the school’s midnight on', async () => {
    const today = school.date(0)
    clock = Temporal.Instant.from('2031-06-10T21:59:59Z')
    expect((await scheduleFor(display.token, today)).errors).toBeUndefined()
    clock = Temporal.Instant.from('2031-06-10T22:00:00Z')
    expect((await scheduleFor(display.token, today)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const { data } = await scheduleFor(display.token, '2031-06-11')
    expect(data.schedule.sessions).toMatchObject([{ client: { name: 'Léa S.' } }])
    clock = NOON
  })
})

describe('a display follows', () => {
  async function follow(token: string): Promise<Changes> {
    const { version } = (await scheduleFor(token)).data.schedule
    const variables = { after: version }
    return application.socket(token).iterate({ query: CHANGES, variables }) as Changes
  }

  async function nextOf(changes: Changes): Promise<Schedule> {
    const { value } = (await changes.next()) as { value: ExecutionResult<{ scheduleChanged: Schedule }> }
    expect(value.errors).toBeUndefined()
    return value.data!.scheduleChanged
  }

  test('what happens to today’s lessons, told to staff in full by the same change', async () => {
    const client = await school.client({ name: `Zoé ${SECRET}` })
    const [shown, told] = [await follow(display.token), await follow(staff)]
    const sessionId = await school.session({ staff: [ana], client, day: 0, at: '16:00' })
    await commitChange(application.parts, school.id, (em) =>
      recordChange(em, school.id, { sessionIds: [sessionId] }, clock.toString()),
    )
    const [onWall, atDesk] = [await nextOf(shown), await nextOf(told)]
    expect(onWall.sessions).toMatchObject([{ id: sessionId, client: { name: 'Zoé S.', email: null } }])
    expect(atDesk.sessions).toMatchObject([{ id: sessionId, client: { name: `Zoé ${SECRET}` } }])
    expect(onWall.version).toBe(atDesk.version)
    await Promise.all([shown.return?.(), told.return?.()])
  })

  test('a booking of another day without learning for whom it is', async () => {
    const shown = await follow(display.token)
    const client = await school.client({ name: `Max ${SECRET}` })
    const sessionId = await school.session({ staff: [ana], client, day: -1, at: '07:00' })
    const { rebooking } = await rebooked(application, staff, { sessionId, dates: [school.date(3)] })
    const { sessions } = await nextOf(shown)
    expect(sessions.map(({ id }) => id)).toContain(rebooking.sessions[0]!.id)
    for (const session of sessions) expect(session).toMatchObject({ client: null, order: null, copies: [] })
    expect(JSON.stringify(sessions)).not.toMatch(new RegExp(`Max|${SECRET}`))
    await shown.return?.()
  })

  test('an unavailability without its reason', async () => {
    const shown = await follow(display.token)
    const id = await school.unavailability({ staff: ana }, 0, '18:00', '19:00')
    await commitChange(application.parts, school.id, (em) =>
      recordChange(em, school.id, { unavailabilityIds: [id] }, clock.toString()),
    )
    expect((await nextOf(shown)).unavailabilities).toMatchObject([{ reason: null }])
    await shown.return?.()
  })

  test('the version', async () => {
    const { version } = (await scheduleFor(display.token)).data.schedule
    const socket = await RawSocket.acknowledged(application.url, display.token)
    socket.subscribe('version', 'subscription { scheduleVersion }')
    expect(await socket.next()).toMatchObject({ payload: { data: { scheduleVersion: version } } })
    socket.socket.terminate()
  })
})

describe('nothing else', () => {
  /** What a display is for, and what is open to all. */
  const ALLOWED = [
    ...['Query.demonstration', 'Query.schedule', 'Query.staffMembers', 'Query.viewer'],
    ...[
      'Mutation.signIn',
      'Mutation.signOut',
      'Subscription.scheduleChanged',
      'Subscription.scheduleVersion',
    ],
  ]
  const calls = callsOf(schema, {
    ...{ ID: newId(), UUID: newId(), LocalDate: '2031-06-11', String: 'x', Int: 0, Boolean: true },
  })
  const others = calls.filter(({ path }) => !ALLOWED.includes(path))

  test('what is allowed is still in the schema', () => {
    expect(calls.map(({ path }) => path)).toEqual(expect.arrayContaining(ALLOWED))
    expect(others.length).toBeGreaterThan(7)
  })

  test.each(others.map((call) => [call.path, call] as const))(
    '%s is FORBIDDEN, over HTTP and over WebSocket',
    async (_, { query, variables }) => {
      const socket = await RawSocket.acknowledged(application.url, display.token)
      for (const answer of [
        await application.ask(display.token, query, variables),
        await socket.ask(query, variables),
      ]) {
        expect(answer.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
      }
      socket.socket.terminate()
    },
  )

  test('signing out does not revoke it', async () => {
    const { data } = await application.ask(display.token, 'mutation { signOut }')
    expect(data).toEqual({ signOut: false })
    expect((await scheduleFor(display.token)).errors).toBeUndefined()
  })

  test('of another school it reads nothing', async () => {
    const other = await School.open(application.database, 'Europe/Paris', () => clock)
    const administrator = await other.staffMember('Eva', { role: 'ADMINISTRATOR' })
    const { token } = await hangDisplay(application, await other.token(administrator))
    const { data } = await scheduleFor(token)
    expect(data.schedule).toMatchObject({ version: 0, sessions: [], unavailabilities: [] })
    const { data: people } = await application.ask(token, '{ staffMembers { name } }')
    expect(people).toEqual({ staffMembers: [{ name: 'Eva' }] })
  })
})
