import { randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { pino } from 'pino'
import { openOrm } from '../../src/database/orm.ts'
import { migrateJobs } from '../../src/jobs/migrate-jobs.ts'

export async function createTestDatabase() {
  const server = 'postgres://postgres@127.0.0.1:15499'
  const name = `mail_${randomUUID().replaceAll('-', '')}`
  const admin = new Client(`${server}/postgres`)
  await admin.connect()
  await admin.query(`create database ${name}`)
  const url = `${server}/${name}`
  const orm = await openOrm(url)
  await orm.migrator.up()
  await migrateJobs(url, pino({ level: 'silent' }))
  return {
    url,
    orm,
    async drop() {
      await orm.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}
