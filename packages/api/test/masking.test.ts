import type { EntityManager } from '@mikro-orm/postgresql'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { captureLog } from './support/captured-log.ts'
import { REBOOK } from './support/operations.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const { logger, lines } = captureLog()
let application: TestApplication
let school: School
let token: string

beforeAll(async () => {
  application = await startTestApplication({ logger, emailDelaySeconds: 180 })
  school = await School.open(application.database)
  token = await school.token(await school.staffMember())
})
afterAll(() => application.close())

interface Masked {
  readonly data: unknown
  readonly errors: readonly {
    readonly message: string
    readonly path?: readonly string[]
    readonly extensions: {
      readonly code: string
      readonly errorId?: string
      readonly retryAfterSeconds?: number
    }
  }[]
}

const post = (query: string, variables: object = {}) =>
  fetch(`${application.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  })

/** The answers over HTTP and over a socket to the same question. */
async function ask(query: string, variables: object = {}): Promise<Masked[]> {
  const socket = await RawSocket.acknowledged(application.url, token)
  const answers = [await (await post(query, variables)).json(), await socket.ask(query, variables)]
  socket.socket.terminate()
  return answers as Masked[]
}

/** Runs `work` while the database lacks a table. */
async function without(table: string, work: () => Promise<void>): Promise<void> {
  await application.database.query(`alter table ${table} rename to ${table}_gone`)
  try {
    await work()
  } finally {
    await application.database.query(`alter table ${table}_gone rename to ${table}`)
  }
}

/** Runs `work` while somebody else holds a lock on a table. */
async function whileLocked(table: string, work: () => Promise<void>): Promise<void> {
  await application.database.orm.em.fork().transactional(async (em: EntityManager) => {
    await em.execute(`lock table ${table} in access exclusive mode`)
    await work()
  })
}

function expectMasked({ errors }: Masked): string {
  expect(errors).toHaveLength(1)
  const { message, extensions } = errors[0]!
  const { code, errorId } = extensions
  expect(code).toBe('INTERNAL_SERVER_ERROR')
  expect(Object.keys(extensions).sort()).toEqual(['code', 'errorId'])
  expect(message).toBe(`Something went wrong on our side. If it stays so, tell us this number: ${errorId}`)
  return errorId!
}

const SCHEDULE = 'query ($day: LocalDate!) { schedule(from: $day, to: $day) { version closures { reason } } }'

describe('an unexpected error', () => {
  test('is told by a number alone, under which the log has all of it', async () => {
    await without('closure', async () => {
      for (const answer of await ask(SCHEDULE, { day: school.date(0) })) {
        const errorId = expectMasked(answer)
        expect(answer.errors[0]!.path).toEqual(['schedule'])
        expect(JSON.stringify(answer)).not.toMatch(/closure|relation|select|stack|node_modules/i)
        const logged = lines.filter((line) => line.errorId === errorId)
        expect(logged).toHaveLength(1)
        expect(logged[0]!.level).toBe(50)
        expect(logged[0]!.err!.message).toContain('closure')
        expect(logged[0]!.err!.stack).toContain('load-schedule')
      }
    })
  })

  test('deep in an answer leaves the rest of it', async () => {
    await school.session({ day: 0 })
    const query = `query ($day: LocalDate!) { schedule(from: $day, to: $day) { version sessions { id order { number } } } }`
    await without('order_line', async () => {
      for (const answer of await ask(query, { day: school.date(0) })) {
        expectMasked(answer)
        expect(answer.data).toMatchObject({ schedule: { sessions: [{ order: null }] } })
      }
    })
  })

  test('tells no value of a row that the database objects to, and nothing of the transaction stays', async () => {
    const { database } = application
    await database.query(`
      create function object() returns trigger language plpgsql as $$ begin
        raise exception 'mail to % is forbidden', new.to_address using detail = 'Failing row contains (4711)';
      end $$`)
    await database.query(
      'create trigger objects before insert on email_message for each row execute function object()',
    )
    const sessionId = await school.session()
    for (const answer of await ask(REBOOK, { input: { id: newId(), sessionId, dates: [school.date(1)] } })) {
      expectMasked(answer)
      expect(JSON.stringify(answer)).not.toMatch(/lea@client|4711|forbidden|email_message/)
    }
    await database.query('drop trigger objects on email_message')
    for (const table of ['rebooking', 'orders', 'schedule_change']) {
      expect(await database.query(`select 1 from ${table}`)).toEqual([])
    }
  })

  test('while it is looked up who asks is masked too, and closes no socket with its words', async () => {
    const socket = await RawSocket.acknowledged(application.url, token)
    await without('access_token', async () => {
      const response = await post('{ viewer { organization { id } } }')
      expectMasked((await response.json()) as Masked)
      expectMasked((await socket.ask('{ viewer { organization { id } } }')) as Masked)
      const late = await RawSocket.open(application.url)
      late.send({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })
      expect(await late.closed).toEqual({
        code: 1013,
        reason: expect.not.stringMatching(/access_token|select/),
      })
    })
    expect(await socket.ask('{ viewer { organization { id } } }')).not.toHaveProperty('errors')
    socket.socket.terminate()
  })

  test('in a subscription ends it, masked', async () => {
    const socket = await RawSocket.acknowledged(application.url, token)
    await without('schedule_change', async () => {
      await application.database.query('update organization set schedule_version = 3 where id = ?', [
        school.id,
      ])
      socket.subscribe('1', 'subscription { scheduleChanged(after: 0) { version } }')
      const { type, payload } = await socket.next<Masked['errors']>()
      expect(type).toBe('error')
      expectMasked({ data: null, errors: payload })
    })
    socket.socket.terminate()
  })
})

describe('a database that is busy', () => {
  test('is "try again", in words, by its code and by HTTP', async () => {
    await whileLocked('closure', async () => {
      const response = await post(SCHEDULE, { day: school.date(0) })
      expect(response.status).toBe(503)
      expect(response.headers.get('retry-after')).toBe('2')
      const { errors } = (await response.json()) as Masked
      expect(errors.map(({ message, extensions }) => ({ message, extensions }))).toEqual([
        { message: 'Busy: try again in 2 seconds.', extensions: { code: 'TRY_AGAIN', retryAfterSeconds: 2 } },
      ])
    })
  })

  test('is so over a socket too', async () => {
    const socket = await RawSocket.acknowledged(application.url, token)
    await whileLocked('closure', async () => {
      const { errors } = await socket.ask(SCHEDULE, { day: school.date(0) })
      expect(errors?.[0]?.extensions).toEqual({ code: 'TRY_AGAIN', retryAfterSeconds: 2 })
    })
    socket.socket.terminate()
  })
})

test('the log holds no password, no token and no cookie, whatever went wrong', async () => {
  const password = 'a password that nobody should read'
  await without('staff_member', async () => {
    const query =
      'mutation ($p: String!) { signIn(input: { email: "a@b.example", password: $p }) { __typename } }'
    expectMasked((await (await post(query, { p: password })).json()) as Masked)
    await fetch(`${application.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `reprise=${token}` },
      body: '{"query": "{ viewer { organization { id } } }"}',
    })
  })
  expect(lines.length).toBeGreaterThan(5)
  const log = JSON.stringify(lines)
  for (const secret of [password, token]) expect(log).not.toContain(secret)
})
