import type { Client } from 'graphql-ws'
import { Temporal } from 'temporal-polyfill'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { commitChange } from '../src/live/commit-change.ts'
import { recordChange } from '../src/live/record-change.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const CHANGES = `subscription ($after: Int) { scheduleChanged(after: $after) { version sessions { id title } } }`
const TITLES = `subscription ($after: Boolean!) {
  scheduleChanged { version sessions { id title @include(if: $after) } } }`

interface Changed {
  readonly scheduleChanged: {
    readonly version: number
    readonly sessions: readonly { readonly title?: string }[]
  }
}

let application: TestApplication
beforeAll(async () => void (application = await startTestApplication()))
afterAll(() => application.close())

const sockets: Client[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) await socket.dispose()
  await expect.poll(() => application.parts.feed.watcherCount).toBe(0)
})

test('a change is read once for all who ask the same, wherever they begin', async () => {
  const { commit, watch } = await aSchool()
  await commit()
  await commit()
  const watchers = Array.from({ length: 20 }, (_, index) => watch(CHANGES, { after: index % 3 }))
  const ready = watchers.map((watcher, index) => take(watcher, 2 - (index % 3)))
  await Promise.all(ready)
  const reads = vi.spyOn(application.database.orm.em.getDriver().getConnection(), 'execute')
  const next = Promise.all(watchers.map((watcher) => take(watcher, 1)))
  await commit()
  expect((await next).flat().map(({ version }) => version)).toEqual(watchers.map(() => 3))
  const readingSessions = reads.mock.calls.filter(([statement]) =>
    String(statement).includes('from "session"'),
  )
  reads.mockRestore()
  expect(readingSessions).toHaveLength(1)
})

test('who asks for more than others is given more, also by a variable that is called like the cursor', async () => {
  const { commit, watch, versions } = await aSchool()
  const [withTitles, without] = [watch(TITLES, { after: true }), watch(TITLES, { after: false })]
  const both = Promise.all([take(withTitles, 1), take(without, 1)])
  await expect.poll(() => application.parts.feed.watcherCount).toBe(2)
  await commit()
  const [[told], [notTold]] = await both
  expect(await versions()).toBe(1)
  expect(told!.sessions[0]).toHaveProperty('title', 'Private lesson')
  expect(notTold!.sessions[0]).not.toHaveProperty('title')
})

test('a change that cannot be read now ends the stream, and is told whole to who comes back', async () => {
  const { commit, token } = await aSchool()
  const socket = await RawSocket.acknowledged(application.url, token)
  socket.subscribe('1', CHANGES, { after: 0 })
  await expect.poll(() => application.parts.feed.watcherCount).toBe(1)
  await application.database.query('alter table product rename to away')
  await commit()
  expect((await socket.next()).type).toBe('error')
  await application.database.query('alter table away rename to product')
  socket.subscribe('2', CHANGES, { after: 0 })
  const { payload } = await socket.next<{ data: Changed }>()
  expect(payload.data.scheduleChanged).toMatchObject({ version: 1, sessions: [{ title: 'Private lesson' }] })
  socket.socket.terminate()
})

async function aSchool() {
  const school = await School.open(application.database)
  const staff = await school.staffMember()
  const sessionId = await school.session({ staff: [staff] })
  const token = await school.token(staff)
  return {
    token,
    commit: () =>
      commitChange(application.parts, school.id, (em) =>
        recordChange(em, school.id, { sessionIds: [sessionId] }, Temporal.Now.instant().toString()),
      ),
    watch(query: string, variables: Record<string, unknown>) {
      const socket = application.socket(token)
      sockets.push(socket)
      return socket.iterate<Changed>({ query, variables })
    },
    async versions() {
      const rows = await application.database.query<{ last: number }>(
        'select schedule_version as last from organization where id = ?',
        [school.id],
      )
      return rows[0]!.last
    },
  }
}

async function take(watcher: ReturnType<Client['iterate']>, count: number) {
  const changes: Changed['scheduleChanged'][] = []
  while (changes.length < count) {
    const { value } = (await watcher.next()) as { value: { data: Changed } }
    changes.push(value.data.scheduleChanged)
  }
  return changes
}
