import { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { expect } from 'vitest'
import type { School } from './school.ts'
import type { TestDatabase } from './test-database.ts'

/** Another program in the same database: a connection of its own with a transaction open on it. */
export interface Writer {
  run(sql: string, values?: unknown[]): Promise<unknown[]>
  commit(): Promise<void>
  rollBack(): Promise<void>
}

export async function openWriter(database: TestDatabase): Promise<Writer> {
  const client = new Client(database.url)
  await client.connect()
  await client.query('begin')
  const end = async (how: 'commit' | 'rollback') => {
    await client.query(how)
    await client.end()
  }
  return {
    run: async (sql, values) => (await client.query<Record<string, unknown>>(sql, values)).rows,
    commit: () => end('commit'),
    rollBack: () => end('rollback'),
  }
}

/** Locks what a writer is to occupy, as every writer should. */
export function lockSubjects(
  writer: Writer,
  school: School,
  subjectIds: readonly string[],
): Promise<unknown> {
  return writer.run(
    `select id from subject where organization_id = $1 and id = any($2) order by id for no key update`,
    [school.id, subjectIds],
  )
}

/** Makes a staff member unavailable from 10 to 11 at the school, without asking for a lock. */
export async function insertUnavailability(
  writer: Writer,
  school: School,
  staffMemberId: string,
  day: number,
): Promise<void> {
  const id = newId()
  const times = [school.instant(day, '10:00').toString(), school.instant(day, '11:00').toString()]
  await writer.run(
    `insert into unavailability (organization_id, id, staff_member_id, starts_at, ends_at) values ($1, $2, $3, $4, $5)`,
    [school.id, id, staffMemberId, ...times],
  )
  await writer.run(
    `insert into allocation (organization_id, id, subject_id, kind, during, unavailability_id)
     values ($1, $2, $3, 2, tstzrange($4, $5), $6)`,
    [school.id, newId(), staffMemberId, ...times, id],
  )
}

/** Resolves when a statement in this database waits for somebody else's lock; `since`: one that began after that. */
export async function untilSomebodyWaits(database: TestDatabase, since = '-infinity'): Promise<void> {
  await expect
    .poll(
      () =>
        database.query(
          `select pid from pg_stat_activity
           where datname = current_database() and wait_event_type = 'Lock' and query_start > ?::timestamptz`,
          [since],
        ),
      { interval: 10, timeout: 10_000 },
    )
    .not.toHaveLength(0)
}

/** The database's own clock, for `since`. */
export async function databaseTime(database: TestDatabase): Promise<string> {
  const [row] = await database.query<{ now: string }>(`select clock_timestamp()::text as now`)
  return row!.now
}
