import type { MikroORM } from '@mikro-orm/postgresql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOrm } from '../src/database/orm.ts'
import { sqlStateOf } from '../src/database/sql-state.ts'
import { openFrontDesk } from './support/front-desk.ts'
import { startTestApplication } from './support/test-application.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

const CONNECTIONS = 2

let database: TestDatabase
let orm: MikroORM
beforeEach(async () => {
  database = await createTestDatabase()
  orm = await openOrm(database.url, CONNECTIONS)
})
afterEach(async () => {
  await orm.close()
  await database.drop()
})

const run = (sql: string) => orm.em.fork().execute(sql)
const runMany = (sql: string, times: number) => Promise.all(Array.from({ length: times }, () => run(sql)))

/** Takes every connection and keeps it in a transaction; gives them back when it is called. */
async function takeAllConnections(): Promise<() => Promise<void>> {
  const holders = Array.from({ length: CONNECTIONS }, () => orm.em.fork())
  for (const holder of holders) await holder.begin()
  return async () => {
    for (const holder of holders) await holder.rollback()
  }
}

describe('a line for connections', () => {
  test('that moves is patient, however long it is', async () => {
    // 4 s of work for two connections: twice what a line that stands still is given.
    expect(await runMany(`select pg_sleep(0.04)`, 200)).toHaveLength(200)
  })

  test('that stands still is given up', async () => {
    const giveBack = await takeAllConnections()
    expect(await run(`select 1`).catch(sqlStateOf)).toBe('53300')
    await giveBack()
    await run(`select 1`)
  })

  test('loses no connection to statements that fail', async () => {
    for (let nth = 0; nth < 3 * CONNECTIONS; nth++) await expect(run(`select 1 / 0`)).rejects.toThrow()
    expect(await runMany(`select 1`, 50)).toHaveLength(50)
  })

  test('loses no connection to backends that die with a statement or between two', async () => {
    for (let nth = 0; nth < 3 * CONNECTIONS; nth++) {
      await expect(run(`select pg_terminate_backend(pg_backend_pid())`)).rejects.toThrow()
    }
    await runMany(`select pg_sleep(0.05)`, CONNECTIONS)
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and state = 'idle' and pid <> pg_backend_pid()`,
    )
    await expect.poll(() => run(`select 1`).then(() => 'served', sqlStateOf)).toBe('served')
    expect(await runMany(`select 1`, 50)).toHaveLength(50)
  })
})

test('who cannot even be looked up is told by HTTP to try again', async () => {
  const node = await startTestApplication({ database: { ...database, orm } })
  const { token } = await openFrontDesk(node)
  const giveBack = await takeAllConnections()
  const response = await fetch(`${node.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: '{ viewer { organization { id } } }' }),
  })
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('2')
  expect(await response.json()).toEqual({
    errors: [
      {
        message: 'Busy: try again in 2 seconds.',
        extensions: { code: 'TRY_AGAIN', retryAfterSeconds: 2 },
      },
    ],
  })
  await giveBack()
  await node.close()
})
