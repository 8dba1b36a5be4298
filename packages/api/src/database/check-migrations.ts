import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MikroORM } from '@mikro-orm/postgresql'
import { startEmbeddedPostgres } from '@reprise/launch/embedded-postgres'
import { pino } from 'pino'
import { openOrm } from './orm.ts'
import { prepareDatabase } from './prepare-database.ts'

/** Indexes that entities cannot say. */
const GIST_INDEXES = ['session_time_index', 'unavailability_time_index']

/** Fails when the tables that the migrations make are not those that the entities describe. */
const dataDir = mkdtempSync(join(tmpdir(), 'reprise-migrations-'))
const server = await startEmbeddedPostgres({ dataDir, durable: false, log: () => undefined })
const orm = await openOrm(server.url)
try {
  await prepareDatabase(orm, pino({ level: 'silent' }), () => undefined)
  const differences = await findDifferences(orm)
  for (const statement of differences) console.error(`  ${statement}`)
  if (differences.length > 0) {
    console.error('The entities differ from what the migrations make: write a migration that does the above.')
    process.exitCode = 1
  }
} finally {
  await orm.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/**
 * The statements that would make the tables as the entities say. Checks, references and exclusions stand in the
 * migrations alone, and the ORM would drop them: that is no difference.
 */
async function findDifferences({ em, schema }: MikroORM): Promise<string[]> {
  const rows = await em
    .fork()
    .execute<{ name: string }[]>(`select conname as name from pg_constraint where contype in ('c', 'f', 'x')`)
  const kept = new Set([...rows.map(({ name }) => name), ...GIST_INDEXES])
  const statements = (await schema.getUpdateSchemaSQL()).split(/;\s*/).filter(Boolean)
  return statements.filter((statement) => {
    const dropped = /^(?:alter table \S+ drop constraint|drop index) "(\w+)"$/.exec(statement)?.[1]
    return statement !== `set names 'utf8'` && !(dropped && kept.has(dropped))
  })
}
