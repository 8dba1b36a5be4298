import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@reprise/launch/embedded-postgres'
import { pino } from 'pino'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openOrm } from '../../src/database/orm.ts'
import { prepareDatabase } from '../../src/database/prepare-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** A PostgreSQL server of this run, as its superuser, on the database `postgres`. */
    serverUrl: string
  }
}

/** What each test file's database is a copy of. */
export const TEMPLATE = 'template_reprise'

/** One real PostgreSQL for the whole run, with a migrated database to make copies of. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'reprise-test-'))
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined })
  const serverUrl = withDatabase(server.url, 'postgres')
  const admin = new Client(serverUrl)
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  const orm = await openOrm(withDatabase(server.url, TEMPLATE))
  await prepareDatabase(orm, pino({ level: 'silent' }), () => undefined)
  await orm.close()
  project.provide('serverUrl', serverUrl)
  return async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.toString()
}
