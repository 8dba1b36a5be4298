import { randomUUID } from 'node:crypto'
import type { MikroORM } from '@mikro-orm/postgresql'
import { Client } from 'pg'
import { inject } from 'vitest'
import { openOrm } from '../../src/database/orm.ts'
import { TEMPLATE, withDatabase } from './global-setup.ts'

export interface TestDatabase {
  readonly url: string
  readonly orm: MikroORM
  /** Rows of a statement, read past the ORM, to check what is really there. */
  query<Row = Record<string, unknown>>(sql: string, values?: unknown[]): Promise<Row[]>
  drop(): Promise<void>
}

/** A database of this file's own, migrated and empty. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject('serverUrl')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await administer(serverUrl, `create database ${name} template ${TEMPLATE}`)
  const url = withDatabase(serverUrl, name)
  const orm = await openOrm(url)
  return {
    url,
    orm,
    async query<Row>(sql: string, values: unknown[] = []) {
      return orm.em.fork().execute<Row[]>(sql, values)
    },
    async drop() {
      await orm.close()
      await administer(serverUrl, `drop database ${name} with (force)`)
    },
  }
}

async function administer(serverUrl: string, statement: string): Promise<void> {
  const admin = new Client(serverUrl)
  await admin.connect()
  try {
    await admin.query(statement)
  } finally {
    await admin.end()
  }
}
