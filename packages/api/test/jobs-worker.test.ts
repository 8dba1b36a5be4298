import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, inject, test } from 'vitest'
import { addJob, MAXIMUM_ATTEMPTS } from '../src/jobs/add-job.ts'
import { migrateJobs } from '../src/jobs/migrate-jobs.ts'
import { unlockAbandonedJobs } from '../src/jobs/unlock-abandoned-jobs.ts'
import { startWorker, type JobRun } from '../src/jobs/worker.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

const logger = pino({ level: 'silent' })
let database: TestDatabase
let cleanUp: (() => Promise<unknown>)[]

beforeEach(async () => {
  cleanUp = []
  database = await createTestDatabase()
})
afterEach(async () => {
  for (const step of cleanUp.reverse()) await step()
  await database.drop()
})

/** A worker whose jobs call `task`; stopped after the test. */
function aWorker(
  task: (emailId: string, job: JobRun) => Promise<void>,
  log = logger,
): { stop(): Promise<void> } {
  const worker = startWorker(
    { orm: database.orm, logger: log },
    { 'send-email': ({ emailId }, job) => task(emailId, job) },
  )
  cleanUp.push(() => worker.stop())
  return worker
}

/** A task that notes what it was given, and a way to wait for it. */
function aRecorder() {
  const begun: string[] = []
  let notice = Promise.withResolvers<void>()
  return {
    begun,
    async until(emailId: string): Promise<void> {
      while (!begun.includes(emailId)) await notice.promise
    },
    note(emailId: string): void {
      begun.push(emailId)
      notice.resolve()
      notice = Promise.withResolvers<void>()
    },
  }
}

function queue(emailId: string, runAt = new Date().toISOString()): Promise<void> {
  return database.orm.em
    .fork()
    .transactional((em) => addJob(em, 'send-email', { organizationId: '', emailId }, { key: emailId, runAt }))
}

async function connect(): Promise<Client> {
  const client = new Client(database.url)
  client.on('error', () => undefined)
  await client.connect()
  cleanUp.push(() => client.end())
  return client
}

test('jobs run once they are due, several at once', async () => {
  const recorder = aRecorder()
  const bothBegun = Promise.withResolvers<void>()
  aWorker(async (emailId) => {
    recorder.note(emailId)
    if (recorder.begun.length === 2) bothBegun.resolve()
    await bothBegun.promise
  })
  await queue('later', new Date(Date.now() + 3_600_000).toISOString())
  await queue('one')
  await queue('two')
  await bothBegun.promise
  expect(recorder.begun.toSorted()).toEqual(['one', 'two'])
})

test('stopping lets a running job end', async () => {
  const begun = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  const steps: string[] = []
  const worker = aWorker(async () => {
    begun.resolve()
    await mayEnd.promise
    steps.push('job ended')
  })
  await queue('one')
  await begun.promise
  const stopped = worker.stop().then(() => steps.push('worker stopped'))
  mayEnd.resolve()
  await stopped
  expect(steps).toEqual(['job ended', 'worker stopped'])
  const { rows } = await (await connect()).query('select 1 from graphile_worker.jobs')
  expect(rows).toEqual([])
})

test('a job that fails is tried again, and knows its last attempt', async () => {
  const client = await connect()
  await queue('one')
  await client.query(`update graphile_worker._private_jobs set attempts = max_attempts - 1`)
  const last = Promise.withResolvers<boolean>()
  aWorker(async (_, job) => last.resolve(job.isLastAttempt))
  expect(await last.promise).toBe(true)
})

test('the job of a process that was killed is taken over, also when it was its last attempt', async () => {
  const client = await connect()
  await queue('one')
  await client.query(`update graphile_worker._private_jobs set attempts = max_attempts - 1`)
  await killInTheMidstOfAJob()
  const locked = await client.query('select attempts, locked_by from graphile_worker.jobs')
  expect(locked.rows).toEqual([{ attempts: MAXIMUM_ATTEMPTS, locked_by: expect.stringMatching(/^pool-/) }])

  const recorder = aRecorder()
  aWorker(async (emailId) => recorder.note(emailId))
  await recorder.until('one')
})

async function killInTheMidstOfAJob(): Promise<void> {
  const program = fileURLToPath(new URL('./support/hanging-worker.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', program, database.url], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('the jobs of workers that live are left alone, and of those that are gone only after two looks', async () => {
  const begun = Promise.withResolvers<void>()
  const mayEnd = Promise.withResolvers<void>()
  aWorker(async () => {
    begun.resolve()
    await mayEnd.promise
  })
  cleanUp.push(async () => mayEnd.resolve())
  await queue('in hand')
  await begun.promise
  await queue('abandoned', new Date(Date.now() + 3_600_000).toISOString())
  const client = await connect()
  await client.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() where key = 'abandoned'`,
  )
  const lockedKeys = async () => {
    const { rows } = await client.query(
      'select key from graphile_worker.jobs where locked_by is not null order by key',
    )
    return rows.map((row: { key: string }) => row.key)
  }

  const missing = await unlockAbandonedJobs(client, [], logger)
  expect(missing).toEqual(['pool-gone'])
  expect(await lockedKeys()).toEqual(['abandoned', 'in hand'])
  await unlockAbandonedJobs(client, missing, logger)
  expect(await lockedKeys()).toEqual(['in hand'])
})

test('a database that goes away as a job ends, and comes back, gets the next job done', async () => {
  const admin = new Client(inject('serverUrl'))
  await admin.connect()
  cleanUp.push(() => admin.end())
  const allowConnections = (allowed: boolean) =>
    admin.query(`alter database ${new URL(database.url).pathname.slice(1)} allow_connections ${allowed}`)
  const breakConnections = () =>
    admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
      new URL(database.url).pathname.slice(1),
    ])
  const recorder = aRecorder()
  const troubles = aRecorder()
  const listening = pino(
    { level: 'error' },
    { write: (line) => troubles.note(JSON.parse(line).msg.split(' ')[0]) },
  )
  await queue('one')
  const away = Promise.withResolvers<void>()
  aWorker(async (emailId) => {
    recorder.note(emailId)
    if (emailId !== 'one' || recorder.begun.length > 1) return
    await allowConnections(false)
    await breakConnections()
    away.resolve()
  }, listening)
  await away.promise
  await troubles.until('Failed') // to store that the job has ended
  await allowConnections(true)
  await queue('two')
  await recorder.until('two')
})

test('several nodes may make the job table at once', async () => {
  const client = await connect()
  await client.query('drop schema graphile_worker cascade')
  await Promise.all([1, 2, 3].map(() => migrateJobs(database.url, logger)))
  expect((await client.query('select 1 from graphile_worker.jobs')).rows).toEqual([])
})
