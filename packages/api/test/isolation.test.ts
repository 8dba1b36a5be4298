import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
} from 'graphql'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildApiSchema } from '../src/graphql/build-schema.ts'
import { REBOOK } from './support/operations.ts'
import { RawSocket } from './support/raw-socket.ts'
import { School } from './support/school.ts'
import { selectEverything } from './support/select-everything.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

/** In every name, address and reason of the other school: where it shows up, something leaked. */
const MARK = 'Elsewhere'

const schema = buildApiSchema()
let application: TestApplication
let own: Awaited<ReturnType<typeof aBusySchool>>
let other: Awaited<ReturnType<typeof aBusySchool>>
let third: Awaited<ReturnType<typeof aBusySchool>>

beforeAll(async () => {
  application = await startTestApplication()
  own = await aBusySchool('Here')
  other = await aBusySchool(MARK)
  third = await aBusySchool('Beside')
})
afterAll(() => application.close())

/** A school with a row in every table, made by its own people. */
async function aBusySchool(name: string) {
  const { database } = application
  const school = await School.open(database)
  const staff = await school.staffMember(name, { role: 'ADMINISTRATOR' })
  const resource = await school.resource(name)
  const token = await school.token(staff)
  const client = await school.client({ name, email: `${name}@client.example` })
  const options = { staff: [staff], resources: [resource], client }
  const [source, spare] = [await school.session(options), await school.session({ ...options, at: '14:00' })]
  await school.unavailability({ staff }, -2, '08:00', '09:00')
  await school.unavailability({ resource }, -3, '08:00', '09:00')
  await school.workingHours(staff, 1, 0, 1440)
  for (let weekday = 1; weekday <= 7; weekday++) await school.openingHours(weekday, 0, 1440)
  for (let weekday = 2; weekday <= 7; weekday++) await school.workingHours(staff, weekday, 0, 1440)
  await school.closure(-5)
  for (const [table, column] of [
    ['organization', 'name'],
    ['product', 'name'],
    ['closure', 'reason'],
    ['unavailability', 'reason'],
  ]) {
    const key = table === 'organization' ? 'id' : 'organization_id'
    await database.query(`update ${table} set ${column} = ? where ${key} = ?`, [name, school.id])
  }
  const rebookingId = newId()
  const input = { id: rebookingId, sessionId: source, dates: [school.date(2)] }
  await application.ask(token, REBOOK, { input })
  const mail = () => database.query('select 1 from mailbox_message where organization_id = ?', [school.id])
  await application.ask(token, 'mutation ($name: String!) { createWatchLink(name: $name) { __typename } }', {
    name,
  })
  await vi.waitUntil(async () => (await mail()).length === 1, { timeout: 10_000 })
  return { school, token, source, spare, rebookingId, ids: await idsOf(school.id) }
}

/** Every id that a school's rows have, of whatever table, by table. */
async function idsOf(organizationId: string): Promise<[table: string, id: string][]> {
  const tables = await application.database.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'id' and data_type = 'uuid' and table_name <> 'organization'`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) =>
      application.database.query<{ id: string }>(`select id from ${name} where organization_id = ? limit 2`, [
        organizationId,
      ]),
    ),
  )
  const ids = tables.flatMap(({ name }, index) => rows[index]!.map(({ id }): [string, string] => [name, id]))
  return [['organization', organizationId], ...ids]
}

/** All that a school has in the database, as text. */
async function everythingOf(organizationId: string): Promise<string> {
  const tables = await application.database.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'organization_id' and table_name <> 'access_token'
     order by table_name`,
  )
  const rows = []
  for (const { name } of tables) {
    rows.push(
      await application.database.query(
        `select '${name}' as table, t::text as row from ${name} t where organization_id = ? order by 2`,
        [organizationId],
      ),
    )
  }
  return JSON.stringify(rows)
}

const FIELD = (root: 'Query' | 'Mutation', name: string, depth = 2) => {
  const type = (root === 'Query' ? schema.getQueryType() : schema.getMutationType())!.getFields()[name]!.type
  return selectEverything(schema, getNamedType(type), depth)
}

type Refusal = (answer: { data?: unknown; errors?: readonly { extensions?: { code: string } }[] }) => void

const isNull =
  (field: string): Refusal =>
  (answer) =>
    expect(answer).toEqual({ data: { [field]: null } })
const isNotFound: Refusal = ({ errors }) =>
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['NOT_FOUND'])
const isOneOf =
  (field: string, ...types: string[]): Refusal =>
  ({ data }) =>
    expect(types).toContain((data as Record<string, { __typename: string }>)[field]!.__typename)

interface Call {
  readonly query: () => string
  readonly variables: (id: string) => object
  readonly refusal: Refusal
  /** Who asks; `own` unless it is said. */
  readonly caller?: () => typeof own
}

/** How each id argument is called with somebody else's id, and what must come of it. */
const CALLS: Record<string, Call> = {
  'Query.session.id': {
    query: () => `query ($id: ID!) { session(id: $id) ${FIELD('Query', 'session')} }`,
    variables: (id) => ({ id }),
    refusal: isNull('session'),
  },
  'Query.order.id': {
    query: () => `query ($id: ID!) { order(id: $id) ${FIELD('Query', 'order')} }`,
    variables: (id) => ({ id }),
    refusal: isNull('order'),
  },
  'Query.schedule.staffMemberIds': {
    query: () => `query ($ids: [ID!], $from: LocalDate!, $to: LocalDate!) {
      schedule(from: $from, to: $to, staffMemberIds: $ids) ${FIELD('Query', 'schedule')} }`,
    variables: (id) => ({ ids: [id], from: own.school.date(-10), to: own.school.date(10) }),
    refusal: ({ data }) => expect(data).toMatchObject({ schedule: { sessions: [] } }),
  },
  'Query.availability.sessionId': {
    query: () => `query ($id: ID!) { availability(sessionId: $id) ${FIELD('Query', 'availability')} }`,
    variables: (id) => ({ id }),
    refusal: isNotFound,
  },
  'Query.rebookingPreview.sessionId': {
    query: () => `query ($id: ID!, $dates: [LocalDate!]!) {
      rebookingPreview(sessionId: $id, dates: $dates) ${FIELD('Query', 'rebookingPreview')} }`,
    variables: (id) => ({ id, dates: [own.school.date(1)] }),
    refusal: isNotFound,
  },
  'Mutation.rebookSession.input.sessionId': {
    query: () => REBOOK,
    variables: (id) => ({ input: { id: newId(), sessionId: id, dates: [own.school.date(3)] } }),
    refusal: isOneOf('rebookSession', 'SessionNotFound'),
  },
  // An id that another school has used for a rebooking is free here: it makes one of the caller's own.
  'Mutation.rebookSession.input.id': {
    query: () => REBOOK,
    variables: (id) => ({ input: { id, sessionId: third.spare, dates: [third.school.date(4)] } }),
    refusal: isOneOf('rebookSession', 'SessionRebooked', 'DaysUnavailable'),
    caller: () => third,
  },
  'Mutation.undoRebooking.id': {
    query: () => `mutation ($id: UUID!) { undoRebooking(id: $id) { __typename
      ... on RebookingNotUndoable { reason message }
      ... on RebookingUndone { rebooking ${selectEverything(schema, schema.getType('Rebooking')!, 1)} } } }`,
    variables: (id) => ({ id }),
    refusal: ({ data }) => expect(data).toMatchObject({ undoRebooking: { reason: 'NOT_FOUND' } }),
  },
  'Mutation.revokeWatchLink.id': {
    query: () => `mutation ($id: ID!) { revokeWatchLink(id: $id) ${FIELD('Mutation', 'revokeWatchLink')} }`,
    variables: (id) => ({ id }),
    refusal: isOneOf('revokeWatchLink', 'WatchLinkNotFound'),
  },
}

/** Where the schema takes an id: Type.field.argument, and on into input objects. */
function idArguments(): string[] {
  const at = (path: string, { name, type }: GraphQLArgument | GraphQLInputField): string[] => {
    const named = getNamedType(type)
    const here = `${path}.${name}`
    if (isInputObjectType(named)) {
      return Object.values(named.getFields()).flatMap((field) => at(here, field))
    }
    return named.name === 'ID' || named.name === 'UUID' ? [here] : []
  }
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
    .flatMap((type) =>
      Object.values(isObjectType(type) ? type.getFields() : {}).map((field) => ({ type, field })),
    )
    .flatMap(({ type, field }) =>
      field.args.flatMap((argument) => at(`${type.name}.${field.name}`, argument)),
    )
}

/** Nothing of the other school is in the answer: no name, no address, no id but the one that was sent. */
function expectNothingOfTheOther(answer: unknown, sent = ''): void {
  const text = JSON.stringify(answer)
  expect(text).not.toContain(MARK)
  for (const [table, id] of other.ids) if (id !== sent) expect(text, table).not.toContain(id)
}

test('every argument of the schema that takes an id is tried here', () => {
  expect(idArguments().sort()).toEqual(Object.keys(CALLS).sort())
})

describe('another school’s id', () => {
  test('there are ids of every kind to try', () => {
    expect(new Set(other.ids.map(([table]) => table)).size).toBeGreaterThanOrEqual(17)
  })

  test.each(Object.keys(CALLS))('%s: leads nowhere, over HTTP and over WebSocket', async (path) => {
    const { query, variables, refusal, caller = () => own } = CALLS[path]!
    const before = await everythingOf(other.school.id)
    const socket = await RawSocket.acknowledged(application.url, caller().token)
    for (const [, id] of other.ids) {
      for (const answer of [
        await application.ask(caller().token, query(), variables(id)),
        await socket.ask(query(), variables(id)),
      ]) {
        refusal(answer)
        expectNothingOfTheOther(answer, id)
      }
    }
    socket.socket.terminate()
    expect(await everythingOf(other.school.id)).toBe(before)
  })

  test('an own id beside it in a list brings what is own alone', async () => {
    const { query, variables } = CALLS['Query.schedule.staffMemberIds']!
    const staffOf = (school: typeof own) => school.ids.find(([table]) => table === 'staff_member')![1]
    const answer = await application.ask<{ schedule: { sessions: unknown[] } }>(own.token, query(), {
      ...variables(''),
      ids: [staffOf(other), staffOf(own)],
    })
    expect(answer.data.schedule.sessions.length).toBeGreaterThan(0)
    expectNothingOfTheOther(answer)
  })
})

describe('all that can be asked without an id', () => {
  const fields = Object.values(schema.getQueryType()!.getFields()).filter(({ args }) => args.length === 0)

  test.each(fields.map(({ name }) => name))(
    '%s: four levels down there is nothing of another school',
    async (name) => {
      const query = `{ ${name} ${FIELD('Query', name, 3)} }`
      const answer = await application.ask(own.token, query)
      expect(answer.errors).toBeUndefined()
      expectNothingOfTheOther(answer)
    },
  )

  test('nor in the schedule, wherever one goes from it', async () => {
    const session = selectEverything(schema, schema.getType('Session')!, 2)
    const query = `query ($from: LocalDate!, $to: LocalDate!) { schedule(from: $from, to: $to) {
      sessions ${session} unavailabilities { id reason subject { __typename ... on StaffMember { id name }
      ... on Resource { id name } } } closures { id reason } } }`
    const range = { from: own.school.date(-10), to: own.school.date(10) }
    const answer = await application.ask<{ schedule: { sessions: unknown[]; closures: unknown[] } }>(
      own.token,
      query,
      range,
    )
    expect(answer.errors).toBeUndefined()
    expect(answer.data.schedule.sessions.length).toBeGreaterThan(2)
    expect(answer.data.schedule.closures).toHaveLength(1)
    expectNothingOfTheOther(answer)
    // The same question does find the other school, asked by its own people: the mark is really there.
    const theirs = await application.ask(other.token, query, range)
    expect(JSON.stringify(theirs)).toContain(MARK)
  })
})

describe('the tables themselves', () => {
  test('every one of them says whose its rows are', async () => {
    const tables = await application.database.query<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
         and c.relname not in ('organization', 'mikro_orm_migrations')
         and not exists (select 1 from pg_attribute a
           where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnotnull)`,
    )
    expect(tables).toEqual([])
  })

  test('no reference can lead from one school to another: each carries the organization on both sides', async () => {
    const references = await application.database.query<{ name: string; columns: string; targets: string }>(
      `select conname as name,
         (select string_agg(attname, ',' order by k.n) from unnest(conkey) with ordinality k (num, n)
           join pg_attribute on attrelid = conrelid and attnum = k.num) as columns,
         (select string_agg(attname, ',' order by k.n) from unnest(confkey) with ordinality k (num, n)
           join pg_attribute on attrelid = confrelid and attnum = k.num) as targets
       from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`,
    )
    expect(references.length).toBeGreaterThan(20)
    for (const { name, columns, targets } of references) {
      expect(columns, name).toMatch(/^organization_id(,|$)/)
      expect(targets, name).toMatch(columns === 'organization_id' ? /^id$/ : /^organization_id,/)
    }
  })
})
