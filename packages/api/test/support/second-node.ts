import { openOrm } from '../../src/database/orm.ts'
import {
  startTestApplication,
  type TestApplication,
  type TestApplicationOptions,
} from './test-application.ts'
import type { TestDatabase } from './test-database.ts'

/** A node with connections of its own to a database that others use too, as on another machine. */
export async function startNodeOn(
  database: TestDatabase,
  options: TestApplicationOptions = {},
): Promise<TestApplication> {
  const orm = await openOrm(database.url)
  const node = await startTestApplication({ ...options, database: { ...database, orm } })
  return {
    ...node,
    async close() {
      await node.close()
      await orm.close()
    },
  }
}
