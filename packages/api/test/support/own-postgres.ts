import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres, type EmbeddedPostgres } from '@reprise/launch/embedded-postgres'
import { pino } from 'pino'
import { openOrm } from '../../src/database/orm.ts'
import { prepareDatabase } from '../../src/database/prepare-database.ts'
import type { TestDatabase } from './test-database.ts'

/** A PostgreSQL server of a test file's own, which it may stop, with a migrated database. `drop` ends all of it. */
export interface OwnPostgres {
  readonly server: EmbeddedPostgres
  readonly database: TestDatabase
}

/** `poolSize` is that of the application's pool. */
export async function startOwnPostgres(poolSize?: number): Promise<OwnPostgres> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reprise-own-'))
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined })
  const orm = await openOrm(server.url, poolSize)
  await prepareDatabase(orm, pino({ level: 'silent' }), () => undefined)
  const database: TestDatabase = {
    url: server.url,
    orm,
    async query<Row>(sql: string, values: unknown[] = []) {
      return orm.em.fork().execute<Row[]>(sql, values)
    },
    async drop() {
      await orm.close()
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return { server, database }
}
