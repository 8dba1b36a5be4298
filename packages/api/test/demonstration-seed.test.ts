import { verify } from '@node-rs/argon2'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { seedDemonstration } from '../src/demonstration/seed-demonstration.ts'
import { DEMONSTRATION_SIGN_INS } from '../src/demonstration/sign-ins.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

const NOW = Temporal.Instant.from('2026-11-21T10:00Z')

let database: TestDatabase
let atOnce: readonly ('SEEDED' | 'KEPT')[]

beforeAll(async () => {
  database = await createTestDatabase()
  atOnce = await Promise.all([NOW, NOW, NOW].map((now) => seedDemonstration(database.orm, now)))
})
afterAll(() => database.drop())

it('is made once when several start at once', () => {
  expect([...atOnce].sort()).toEqual(['KEPT', 'KEPT', 'SEEDED'])
})

it('is never put over data that is there', async () => {
  const count = 'select count(*)::int as count, max(ends_at) as latest from session'
  const before = await database.query(count)
  expect(await seedDemonstration(database.orm, NOW.add({ hours: 24 * 30 }))).toBe('KEPT')
  expect(await database.query(count)).toEqual(before)
})

it('lets the two sign-ins in, and nobody who has left', async () => {
  for (const { email, password, role } of DEMONSTRATION_SIGN_INS) {
    const [staff] = await database.query<{ role: string; password_hash: string }>(
      `select role, password_hash from staff_member where email = '${email}'`,
    )
    expect(staff?.role).toBe(role)
    expect(await verify(staff!.password_hash, password)).toBe(true)
  }
  const left = 'select password_hash from staff_member where not is_active'
  expect(await database.query(left)).toEqual([{ password_hash: null }])
})

it('allocates each scheduled session its staff and one unit a resource, and a cancelled one nothing', async () => {
  const wrong = await database.query(`
    select s.id, s.status
    from session s
    cross join lateral (
      select count(*) filter (where u.staff_member_id is not null) as staff,
        count(distinct u.resource_id) as resources, count(*) as all
      from allocation a join subject u on u.organization_id = a.organization_id and u.id = a.subject_id
      where a.organization_id = s.organization_id and a.session_id = s.id
    ) taken
    cross join lateral (
      select (select count(*) from session_staff x where x.session_id = s.id) as staff,
        (select count(*) from session_resource x where x.session_id = s.id) as resources
    ) needed
    where case s.status when 'CANCELLED' then taken.all > 0
      else taken.staff <> needed.staff or taken.resources <> needed.resources
        or taken.all <> needed.staff + needed.resources end`)
  expect(wrong).toEqual([])
})

it('gives each rebooking its sessions, one line for each, a link, an e-mail and the sum of the lines', async () => {
  const rebookings = await database.query<{ whole: boolean }>(`
    select r.id,
      cardinality(r.dates) = (select count(*) from session s where s.rebooking_id = r.id)
      and cardinality(r.dates) = (select count(*) from order_line l where l.order_id = o.id)
      and o.total = (select sum(price) from order_line l where l.order_id = o.id)
      and (select count(*) from payment_link p where p.order_id = o.id and p.key_version = 1) = 1
      and (select count(*) from email_message e where e.order_id = o.id) = 1 as whole
    from rebooking r join orders o on o.rebooking_id = r.id`)
  expect(rebookings.length).toBeGreaterThan(4)
  expect(rebookings.filter(({ whole }) => !whole)).toEqual([])
  expect(await database.query('select distinct status from orders order by 1')).toEqual(
    ['CANCELLED', 'PAID', 'PENDING_PAYMENT'].map((status) => ({ status })),
  )
})

it('copies at the same local time, for as long, with the same client, product and staff', async () => {
  const different = await database.query(`
    select copy.id from session copy
    join rebooking r on r.id = copy.rebooking_id
    join session source on source.id = r.source_session_id
    where (copy.product_id, copy.client_id, copy.ends_at - copy.starts_at)
        is distinct from (source.product_id, source.client_id, source.ends_at - source.starts_at)
      or (copy.starts_at at time zone 'Europe/Paris')::time <> (source.starts_at at time zone 'Europe/Paris')::time
      or not (copy.starts_at at time zone 'Europe/Paris')::date = any (r.dates)
      or (select array_agg(staff_member_id) from session_staff where session_id = copy.id)
        <> (select array_agg(staff_member_id) from session_staff where session_id = source.id)`)
  expect(different).toEqual([])
})

it('numbers versions and orders without a gap, and every session came in one of the versions', async () => {
  const [numbers] = await database.query(`
    select schedule_version = (select count(*) from schedule_change)
        and schedule_version = (select max(version) from schedule_change) as versions,
      last_order_number = (select count(*) from orders) and last_order_number = (select max(number) from orders) as orders
    from organization`)
  expect(numbers).toEqual({ versions: true, orders: true })
  const untold = `select id from session where id not in (select unnest(session_ids) from schedule_change)`
  expect(await database.query(untold)).toEqual([])
})
