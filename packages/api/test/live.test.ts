import { applyScheduleChange, type VersionedSchedule } from '@reprise/domain/schedule/apply-schedule-change'
import type { ExecutionResult } from 'graphql'
import { Temporal } from 'temporal-polyfill'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitChange } from '../src/live/commit-change.ts'
import type { Doorbell } from '../src/live/doorbell.ts'
import { recordChange, type Change } from '../src/live/record-change.ts'
import { REBOOK } from './support/operations.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const SESSION = /* GraphQL */ `
  fragment OnCalendar on Session {
    id
    startsAt
    endsAt
    status
    title
    staff {
      id
    }
    order {
      status
      emails {
        status
      }
    }
    copies {
      id
    }
  }
`
const CHANGES = /* GraphQL */ `
  subscription Changes($after: Int) {
    scheduleChanged(after: $after) {
      version
      sessions {
        ...OnCalendar
      }
      unavailabilities {
        id
        startsAt
        endsAt
      }
      removedUnavailabilityIds
      rulesChanged
    }
  }
  ${SESSION}
`
const SCHEDULE = /* GraphQL */ `
  query Schedule($from: LocalDate!, $to: LocalDate!) {
    schedule(from: $from, to: $to) {
      version
      sessions {
        ...OnCalendar
      }
      unavailabilities {
        id
        startsAt
        endsAt
      }
    }
  }
  ${SESSION}
`
const VERSIONS = 'subscription Versions($after: Int) { scheduleChanged(after: $after) { version } }'

interface Entry {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
}
interface CalendarSession extends Entry {
  readonly status: string
  readonly order: { readonly status: string; readonly emails: readonly { readonly status: string }[] } | null
}
interface ScheduleChange {
  readonly version: number
  readonly sessions: readonly CalendarSession[]
  readonly unavailabilities: readonly Entry[]
  readonly removedUnavailabilityIds: readonly string[]
}
type Changes = AsyncIterator<ExecutionResult<{ readonly scheduleChanged: ScheduleChange }>>

/** Lets everybody wait for the poll. */
const NEVER_RINGS: Doorbell = {
  ring: () => undefined,
  onRing: () => () => undefined,
  close: () => Promise.resolve(),
}

let node: TestApplication
let other: TestApplication
let deaf: TestApplication

beforeAll(async () => {
  node = await startTestApplication()
  other = await startTestApplication({ database: node.database })
  deaf = await startTestApplication({ database: node.database, doorbell: NEVER_RINGS })
})
afterAll(async () => {
  await deaf.close()
  await other.close()
  await node.close()
})

async function aSchool() {
  const school = await School.open(node.database)
  const staff = await school.staffMember()
  const token = await school.token(staff)
  const commit = (change: Change, at = node) =>
    commitChange(at.parts, school.id, (em) =>
      recordChange(em, school.id, change, Temporal.Now.instant().toString()),
    )
  const commits = async (count: number) => {
    for (let index = 0; index < count; index++) await commit({})
  }
  const book = async (at = node, sessionId?: string) => {
    const input = { id: newId(), sessionId: sessionId ?? (await school.session()), dates: [school.date(1)] }
    const { data } = await at.ask<{ rebookSession: { scheduleVersion: number } }>(token, REBOOK, { input })
    return { id: input.id, version: data.rebookSession.scheduleVersion, sessionId: input.sessionId }
  }
  return { school, staff, token, commit, commits, book }
}

function watch(at: TestApplication, token: string, after?: number, query = CHANGES) {
  const client = at.socket(token)
  const iterator = client.iterate({ query, variables: { after } }) as Changes
  return { client, iterator }
}

async function nextChange(iterator: Changes): Promise<ScheduleChange> {
  const { value, done } = await iterator.next()
  if (done || !value.data) throw new Error(`No change: ${JSON.stringify(value)}`)
  return value.data.scheduleChanged
}

/** The versions of the next changes. */
async function versions(iterator: Changes, count: number): Promise<number[]> {
  const seen = []
  for (let index = 0; index < count; index++) seen.push((await nextChange(iterator)).version)
  return seen
}

const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

describe('a booking in one window', () => {
  test('is seen in the others, on this node, on another, and on one that no ring reaches', async () => {
    const { school, token, book } = await aSchool()
    const watchers = [node, node, other, deaf].map((at) => watch(at, token, 0))
    const { version } = await book(node)
    for (const { iterator } of watchers) {
      const change = await nextChange(iterator)
      expect(change.version).toBe(version)
      expect(change.sessions).toHaveLength(2) // the source, whose copies are shown, and its copy
      expect(
        change.sessions.some(
          ({ startsAt }) => startsAt === school.instant(1, '10:00').toString({ smallestUnit: 'millisecond' }),
        ),
      ).toBe(true)
      await iterator.return?.()
    }
  })

  test('is seen once when several nodes write, in the order of the versions', async () => {
    const { token, commit } = await aSchool()
    const { iterator } = watch(other, token, 0, VERSIONS)
    await Promise.all(upTo(30).map((index) => commit({}, [node, other, deaf][index % 3])))
    expect(await versions(iterator, 30)).toEqual(upTo(30))
    await iterator.return?.()
  })

  test('is not seen by another school', async () => {
    const [one, two] = [await aSchool(), await aSchool()]
    const { iterator } = watch(node, two.token, 0)
    const { version } = await one.book()
    expect(version).toBe(1)
    await one.commits(3)
    await two.commit({ rulesChanged: true })
    const change = await nextChange(iterator)
    expect(change).toMatchObject({ version: 1, sessions: [], rulesChanged: true })
    await iterator.return?.()
  })
})

describe('a watcher', () => {
  test('gets what came after its version, then goes on live', async () => {
    const { token, commits } = await aSchool()
    await commits(5)
    for (const at of [node, other, deaf]) {
      const { iterator } = watch(at, token, 2, VERSIONS)
      expect(await versions(iterator, 3)).toEqual([3, 4, 5])
      await iterator.return?.()
    }
    const { iterator } = watch(node, token, 5, VERSIONS)
    await commits(2)
    expect(await versions(iterator, 2)).toEqual([6, 7])
    await iterator.return?.()
  })

  test('without a version begins with the next change', async () => {
    const { token, commits } = await aSchool()
    await commits(3)
    const first = watch(node, token, 3, VERSIONS)
    const { iterator } = watch(node, token, undefined, VERSIONS)
    await expect.poll(() => node.parts.feed.watcherCount).toBe(2)
    const next = versions(iterator, 1)
    await commits(1)
    expect(await versions(first.iterator, 1)).toEqual([4])
    expect(await next).toEqual([4])
    await Promise.all([iterator.return?.(), first.iterator.return?.()])
  })

  test('of a version that another node has, and this one has not heard of, is served', async () => {
    const { token, commits, commit } = await aSchool()
    const early = watch(deaf, token, 0, VERSIONS)
    await expect.poll(() => deaf.parts.feed.watcherCount).toBe(1)
    await commits(4)
    const { iterator } = watch(deaf, token, 4, VERSIONS)
    const next = versions(iterator, 1)
    await commit({})
    expect(await next).toEqual([5])
    expect(await versions(early.iterator, 5)).toEqual(upTo(5))
    await Promise.all([iterator.return?.(), early.iterator.return?.()])
  })

  test.each([-1, 4, 2_147_483_647, -2_147_483_648])(
    'of version %i, which there is not, is told to reload',
    async (after) => {
      const { token, commits } = await aSchool()
      await commits(3)
      const socket = await RawSocket.acknowledged(node.url, token)
      socket.subscribe('1', VERSIONS, { after })
      const { type, payload } = await socket.next()
      expect(JSON.stringify([type, payload])).toContain('"code":"RELOAD_SCHEDULE"')
      await expect.poll(() => node.parts.feed.watcherCount).toBe(0)
      socket.socket.terminate()
    },
  )

  test('of a version whose followers are no longer kept is told to reload', async () => {
    const { school, token, commits } = await aSchool()
    await commits(5)
    await node.database.query('delete from schedule_change where organization_id = ? and version <= 3', [
      school.id,
    ])
    const socket = await RawSocket.acknowledged(other.url, token)
    socket.subscribe('1', VERSIONS, { after: 2 })
    expect(JSON.stringify(await socket.next())).toContain('"code":"RELOAD_SCHEDULE"')
    socket.subscribe('2', VERSIONS, { after: 3 })
    await expect.poll(async () => JSON.stringify(await socket.next())).toContain('"version":4')
    socket.socket.terminate()
  })
})

describe('scheduleVersion', () => {
  test('tells the newest version at once, and each time it changes', async () => {
    const { token, commits } = await aSchool()
    await commits(2)
    for (const [at, newest] of [
      [node, 2],
      [deaf, 3],
    ] as const) {
      const socket = await RawSocket.acknowledged(at.url, token)
      socket.subscribe('v', 'subscription { scheduleVersion }')
      expect((await socket.next()).payload).toEqual({ data: { scheduleVersion: newest } })
      await commits(1)
      expect((await socket.next()).payload).toEqual({ data: { scheduleVersion: newest + 1 } })
      socket.socket.terminate()
    }
  })
})

describe('watchers are given up', () => {
  const subscribed = async (count: number) => {
    const { token } = await aSchool()
    const socket = await RawSocket.acknowledged(node.url, token)
    for (let index = 0; index < count; index++) socket.subscribe(`${index}`, VERSIONS, { after: 0 })
    await expect.poll(() => node.parts.feed.watcherCount).toBe(count)
    return { socket, token }
  }
  const allGone = () => expect.poll(() => node.parts.feed.watcherCount).toBe(0)

  test('when their operation is completed', async () => {
    const { socket } = await subscribed(2)
    socket.send({ type: 'complete', id: '0' })
    await expect.poll(() => node.parts.feed.watcherCount).toBe(1)
    socket.send({ type: 'complete', id: '1' })
    await allGone()
    socket.socket.terminate()
  })

  test('when their socket is closed', async () => {
    const { socket } = await subscribed(5)
    socket.socket.close()
    await allGone()
  })

  test('when their connection breaks', async () => {
    const { socket } = await subscribed(5)
    socket.socket.terminate()
    await allGone()
  })

  test('when their connection breaks right after they have asked', async () => {
    const { token } = await aSchool()
    for (let attempt = 0; attempt < 20; attempt++) {
      const socket = await RawSocket.acknowledged(node.url, token)
      for (const id of ['1', '2', '3']) socket.subscribe(id, VERSIONS, { after: 0 })
      if (attempt % 2 === 0) await new Promise((resolve) => setTimeout(resolve, attempt))
      socket.socket.terminate()
      await socket.closed
    }
    await allGone()
  })

  test('when they are completed before they began', async () => {
    const { token } = await aSchool()
    const socket = await RawSocket.acknowledged(node.url, token)
    for (let index = 0; index < 20; index++) {
      socket.subscribe(`${index}`, VERSIONS, { after: 0 })
      socket.send({ type: 'complete', id: `${index}` })
    }
    expect(await socket.ask('{ viewer { organization { name } } }')).toHaveProperty('data.viewer')
    await allGone()
    socket.socket.terminate()
  })
})

test('four hundred changes, more than a node keeps: who reads gets them as they come, who did not read has missed none', async () => {
  const { token, commit, book } = await aSchool()
  const { sessionId } = await book()
  await expect
    .poll(async () => (await node.database.query(`select 1 from mailbox_message`)).length)
    .toBeGreaterThan(0)
  const lazy = await RawSocket.acknowledged(node.url, token)
  lazy.subscribe('lazy', CHANGES, { after: 0 })
  expect(
    (await lazy.next<{ data: { scheduleChanged: ScheduleChange } }>()).payload.data.scheduleChanged.version,
  ).toBe(1)
  lazy.socket.pause()
  const eager = watch(node, token, 0)
  const begun = (
    await node.database.query<{ last: number }>(
      'select max(version) as last from schedule_change where organization_id = (select organization_id from session where id = ?)',
      [sessionId],
    )
  )[0]!.last
  const written = (async () => {
    for (let round = 0; round < 40; round++) {
      await Promise.all(
        upTo(10).map(() => commit({ sessionIds: Array.from({ length: 20 }, () => sessionId) })),
      )
    }
  })()
  expect(await versions(eager.iterator, begun + 400)).toEqual(upTo(begun + 400))
  await written
  await eager.iterator.return?.()
  lazy.socket.resume()
  const seen = [1]
  while (seen.at(-1)! < begun + 400) {
    const { payload } = await lazy.next<{ data: { scheduleChanged: ScheduleChange } }>()
    seen.push(payload.data.scheduleChanged.version)
  }
  expect(seen).toEqual(upTo(begun + 400))
  lazy.socket.terminate()
})

describe('what follows a booking', () => {
  test('arrives too: the mail that has left, and the undo with its cancelled copy', async () => {
    const { token, book } = await aSchool()
    const { iterator } = watch(other, token, 0)
    const { id } = await book()
    const stateOf = ({ sessions }: ScheduleChange) =>
      sessions.flatMap(({ status, order }) =>
        order ? [[status, order.status, order.emails[0]?.status]] : [],
      )
    let change = await nextChange(iterator)
    while (stateOf(change)[0]?.[2] !== 'SENT') change = await nextChange(iterator)
    expect(stateOf(change)).toEqual([['SCHEDULED', 'PENDING_PAYMENT', 'SENT']])
    const undo =
      'mutation ($id: UUID!) { undoRebooking(id: $id) { ... on RebookingUndone { scheduleVersion } } }'
    const { data } = await node.ask<{ undoRebooking: { scheduleVersion: number } }>(token, undo, { id })
    while (change.version < data.undoRebooking.scheduleVersion) change = await nextChange(iterator)
    expect(stateOf(change)[0]?.slice(0, 2)).toEqual(['CANCELLED', 'CANCELLED'])
    await iterator.return?.()
  })
})

test('the changes, folded one by one, are the schedule that the query gives', async () => {
  const { school, staff, token, commit, book } = await aSchool()
  const [from, to] = [school.date(-2), school.date(2)]
  const range = {
    start: school.instant(-2, '00:00').epochMilliseconds,
    end: school.instant(3, '00:00').epochMilliseconds,
  }
  type Held = VersionedSchedule<CalendarSession, Entry>
  const byId = <E extends Entry>(entries: readonly E[]) => new Map(entries.map((entry) => [entry.id, entry]))
  const query = async (): Promise<Held> => {
    interface Data {
      schedule: { version: number; sessions: CalendarSession[]; unavailabilities: Entry[] }
    }
    const { data } = await node.ask<Data>(token, SCHEDULE, { from, to })
    const { version, sessions, unavailabilities } = data.schedule
    return { version, sessions: byId(sessions), unavailabilities: byId(unavailabilities) }
  }
  const kept = await school.unavailability({ staff }, 0, '06:00', '07:00')
  const removed = await school.unavailability({ staff }, 0, '07:00', '08:00')
  let held = await query()
  const { iterator } = watch(other, token, held.version)

  const first = await book()
  const moved = await school.session({ staff: [staff], day: 1, at: '16:00' })
  await commit({ sessionIds: [moved] })
  await node.database.query(
    `update session set starts_at = starts_at + interval '9 days', ends_at = ends_at + interval '9 days' where id = ?`,
    [moved],
  )
  await commit({ sessionIds: [moved] })
  await node.ask(token, 'mutation ($id: UUID!) { undoRebooking(id: $id) { __typename } }', { id: first.id })
  await book(other, first.sessionId)
  await node.database.query('delete from allocation where unavailability_id = ?', [removed])
  await node.database.query('delete from unavailability where id = ?', [removed])
  await commit({ unavailabilityIds: [kept], removedUnavailabilityIds: [removed] })
  // Until the mails have left there is more to come: the last of them is the last version.
  const isQuiet = async () =>
    (
      await node.database.query(
        `select 1 from email_message where organization_id = ? and status in ('QUEUED', 'SENDING')`,
        [school.id],
      )
    ).length
  await expect.poll(isQuiet, { timeout: 15_000 }).toBe(0)

  const now = await query()
  expect(now.version).toBeGreaterThan(5)
  while (held.version < now.version) {
    const result = applyScheduleChange<CalendarSession, Entry, Held>(held, await nextChange(iterator), range)
    if (result.kind !== 'applied') throw new Error(`A change did not follow: ${result.kind}`)
    held = result.schedule
  }
  const sorted = (map: ReadonlyMap<string, Entry>) => [...map.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(sorted(held.sessions)).toEqual(sorted(now.sessions))
  expect(sorted(held.unavailabilities)).toEqual(sorted(now.unavailabilities))
  expect(sorted(now.unavailabilities).map(({ id }) => id)).toEqual([kept])
  await iterator.return?.()
})
