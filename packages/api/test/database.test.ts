import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sqlStateOf } from '../src/database/sql-state.ts'
import { expectInvariants, findViolations } from './support/invariants.ts'
import { School } from './support/school.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** The SQLSTATE that a statement fails with; undefined when it does not. */
async function stateOf(statement: Promise<unknown>): Promise<string | undefined> {
  try {
    await statement
    return undefined
  } catch (error) {
    return sqlStateOf(error)
  }
}

describe('organizations are kept apart by the database itself:', () => {
  test('every reference between tables carries the organization on both sides', async () => {
    const references = await database.query<{ name: string; columns: string[]; referenced: string[] }>(`
      select c.conname as name,
        array_to_json(array(select attname from unnest(c.conkey) with ordinality k(n, i)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n order by i)) as columns,
        array_to_json(array(select attname from unnest(c.confkey) with ordinality k(n, i)
          join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n order by i)) as referenced
      from pg_constraint c
      where c.contype = 'f' and c.connamespace = 'public'::regnamespace`)
    expect(references.length).toBeGreaterThan(30)
    for (const { name, columns, referenced } of references) {
      const side = referenced.includes('organization_id') ? 'organization_id' : 'id'
      const position = columns.indexOf('organization_id')
      expect({ name, position, referenced: referenced[position] }).toEqual({
        name,
        position: 0,
        referenced: side,
      })
      if (side === 'id') expect({ name, columns }).toEqual({ name, columns: ['organization_id'] })
    }
  })

  test('every table of ours has the organization, and but for tokens in its primary key', async () => {
    const tables = await database.query<{ name: string; key: string[] }>(`
      select t.relname as name,
        array_to_json(array(select a.attname from unnest(c.conkey) k(n)
          join pg_attribute a on a.attrelid = t.oid and a.attnum = k.n)) as key
      from pg_class t
      left join pg_constraint c on c.conrelid = t.oid and c.contype = 'p'
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'
        and t.relname not in ('organization', 'mikro_orm_migrations')`)
    const without = tables.filter(({ key }) => !key.includes('organization_id')).map(({ name }) => name)
    // A token is looked up before it is known whose it is.
    expect(without.filter((name) => name !== 'access_token' && name !== 'watch_link')).toEqual([])
    const columns = await database.query<{ name: string }>(`
      select t.relname as name from pg_class t
      join pg_attribute a on a.attrelid = t.oid and a.attname = 'organization_id' and a.attnotnull
      where t.relnamespace = 'public'::regnamespace and t.relkind = 'r'`)
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(tables.map(({ name }) => name)))
  })

  test('a session cannot have another school’s product, client, staff or resource', async () => {
    const school = await School.open(database)
    const other = await School.open(database)
    const sessionId = await school.session()
    const attempts: readonly [string, readonly unknown[]][] = [
      [`update session set product_id = ? where id = ?`, [await other.product(), sessionId]],
      [`update session set client_id = ? where id = ?`, [await other.client(), sessionId]],
      [
        `insert into session_staff (organization_id, session_id, staff_member_id) values (?, ?, ?)`,
        [school.id, sessionId, await other.staffMember()],
      ],
      [
        `insert into session_resource (organization_id, session_id, resource_id) values (?, ?, ?)`,
        [school.id, sessionId, (await other.resource()).id],
      ],
    ]
    for (const [sql, values] of attempts) {
      expect([sql, await stateOf(database.query(sql, [...values]))]).toEqual([sql, '23503'])
    }
  })

  test('nobody’s time can be claimed for another school’s session', async () => {
    const school = await School.open(database)
    const other = await School.open(database)
    const claim = (organizationId: string, subjectId: string, sessionId: string) =>
      database.query(
        `insert into allocation (organization_id, id, subject_id, kind, during, session_id)
         values (?, ?, ?, 1, '[2031-01-01 10:00Z,2031-01-01 11:00Z)', ?)`,
        [organizationId, newId(), subjectId, sessionId],
      )
    const [mine, theirs] = [await school.staffMember(), await other.staffMember()]
    const sessionId = await school.session()
    expect(await stateOf(claim(school.id, theirs, sessionId))).toBe('23503')
    expect(await stateOf(claim(other.id, theirs, sessionId))).toBe('23503')
    expect(await stateOf(claim(school.id, mine, sessionId))).toBeUndefined()
  })
})

describe('two claims on one subject', () => {
  let school: School
  let ana: string
  beforeEach(async () => {
    school = await School.open(database)
    ana = await school.staffMember()
  })
  const session = (at: string) => school.session({ staff: [ana], day: 1, at })
  const unavailability = (from: string, to: string) => school.unavailability({ staff: ana }, 1, from, to)

  test('of two sessions cannot overlap', async () => {
    await session('10:00')
    expect(await stateOf(session('10:59'))).toBe('23P01')
  })

  test('of two sessions may touch', async () => {
    await session('10:00')
    await session('11:00')
    await session('09:00')
  })

  test('of a session and an unavailability cannot overlap, whichever comes first', async () => {
    await session('10:00')
    expect(await stateOf(unavailability('10:30', '12:00'))).toBe('23P01')
    await unavailability('14:00', '15:00')
    expect(await stateOf(session('14:30'))).toBe('23P01')
    await unavailability('11:00', '12:00')
  })

  test('of two unavailabilities may overlap', async () => {
    await unavailability('10:00', '12:00')
    await unavailability('11:00', '13:00')
  })

  test('are of one school: two schools’ subjects never meet', async () => {
    await session('10:00')
    const other = await School.open(database)
    await other.session({ staff: [await other.staffMember()], day: 1, at: '10:00' })
  })

  test('must each be a half-open stretch of time that ends', async () => {
    const sessionId = await school.session({ staff: [] })
    const claim = (during: string) =>
      database.query(
        `insert into allocation (organization_id, id, subject_id, kind, during, session_id) values (?, ?, ?, 1, ?, ?)`,
        [school.id, newId(), ana, during, sessionId],
      )
    const wrong = ['empty', '[2031-01-01 10:00Z,)', '(,2031-01-01 10:00Z)', '[2031-01-01,2031-01-02]']
    for (const during of wrong) expect([during, await stateOf(claim(during))]).toEqual([during, '23514'])
  })
})

describe('the check of the invariants', () => {
  test('finds what is wrong', async () => {
    const broken = await createTestDatabase()
    try {
      const school = await School.open(broken)
      const ana = await school.staffMember()
      await school.session({ staff: [ana], day: 1 })
      await school.session({ staff: [ana], day: 2 })
      await expectInvariants(broken)
      await broken.query(`alter table allocation drop constraint allocation_no_two_sessions`)
      await broken.query(`update allocation set during = (select during from allocation order by id limit 1)`)
      await broken.query(`update organization set schedule_version = 1, last_order_number = 1`)
      const violations = Object.entries(await findViolations(broken))
      expect(violations.filter(([, rows]) => rows.length > 0).map(([name]) => name.split(':')[0])).toEqual([
        ...['I1', 'I2', 'I7', 'order numbers are 1, 2, 3, …'],
      ])
    } finally {
      await broken.drop()
    }
  })
})
