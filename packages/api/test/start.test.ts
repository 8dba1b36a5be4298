import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { processesWith, startProcess, temporaryFolder } from './support/application-process.ts'
import { School } from './support/school.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

const READY = /Reprise is ready: (http:\S+)/

// Each start compiles the sources anew, which takes a busy machine ten seconds.
vi.setConfig({ testTimeout: 120_000 })

let database: TestDatabase
beforeAll(async () => void (database = await createTestDatabase()))
afterAll(() => database.drop())

/** The address of the test's database with something changed in it. */
function databaseUrl(change: (url: URL) => void = () => undefined): string {
  const url = new URL(database.url)
  change(url)
  return url.toString()
}

test('a wrong configuration: a line for each variable, exit code 1, and nothing is touched', async () => {
  const application = startProcess({
    PORT: 'http',
    SECRET: 'hunter2',
    DATABASE_URL: 'oracle://a:hunter2@b/c',
  })
  expect(await application.ended).toBe(1)
  expect(application.output().trim().split('\n')).toEqual([
    'The configuration is wrong.',
    'PORT must be a whole number from 0 to 65535, such as 4000 (it is "http").',
    'DATABASE_URL must be written postgres://user:password@host:5432/name.',
    'SECRET must be at least 32 characters long.',
  ])
  expect(readdirSync(application.dataDir)).toEqual([])
})

describe('with a database of one’s own', () => {
  test('a wrong password: one line, exit code 1', async () => {
    const application = startProcess({ DATABASE_URL: databaseUrl((url) => (url.password = 'hunter2')) })
    expect(await application.ended).toBe(1)
    expect(application.output()).toBe('The database refuses the user or the password in DATABASE_URL.\n')
  })

  test('a database that is not there: one line, exit code 1', async () => {
    const application = startProcess({ DATABASE_URL: databaseUrl((url) => (url.pathname = '/nowhere')) })
    expect(await application.ended).toBe(1)
    expect(application.output()).toBe(
      'The database that DATABASE_URL names does not exist on that server: create it first.\n',
    )
  })

  test('a school in a zone that there is not: names both, exit code 1', async () => {
    const own = await createTestDatabase()
    onTestFinished(() => own.drop())
    const school = await School.open(own)
    await own.query(`update organization set time_zone = 'Mars/Olympus' where id = ?`, [school.id])
    const application = startProcess({ DATABASE_URL: own.url })
    expect(await application.ended).toBe(1)
    expect(application.output()).toBe(
      'Unknown time zone "Mars/Olympus" of École des Essais: set organization.time_zone to an IANA name such as Europe/Paris.\n',
    )
  })

  test('a server that is away: says that it waits, starts when it comes, and seeds nothing', async () => {
    const gate = await aGateTo(database.url)
    const application = startProcess({ DATABASE_URL: gate.url })
    await application.says(/The database does not answer \(ECONNREFUSED\): waiting for it…\n/)
    await gate.open()
    const [, url] = await application.says(READY)
    expect((await fetch(`${url}/health/ready`)).status).toBe(200)
    expect(application.output()).not.toContain('@cimes.example')
    expect(await database.query('select 1 from organization')).toEqual([])
    application.send('SIGTERM')
    expect(await application.ended).toBe(0)
  })

  test('a server that is away: it can be stopped while it waits', async () => {
    const gate = await aGateTo(database.url)
    const application = startProcess({ DATABASE_URL: gate.url })
    await application.says(/waiting for it/)
    application.send('SIGINT')
    expect(await application.ended).toBe(0)
    expect(existsSync(join(application.dataDir, 'application.pid'))).toBe(false)
  })
})

test('on its own: serves, keeps others from its folder and its port, and leaves nothing behind', async () => {
  const first = startProcess({})
  const [, url] = await first.says(READY)
  await first.says(/Stop with Ctrl-C\.\n/)
  expect(first.output()).toContain('staff@cimes.example   reprise-demo   staff')
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)

  const second = startProcess({ DATA_DIR: first.dataDir })
  expect(await second.ended).toBe(1)
  expect(second.output()).toMatch(
    /^DATA_DIR \S+ is in use: process \d+ has it and answers on http:\S+\. Stop that one.*\n$/,
  )

  const { port } = new URL(url!)
  const third = startProcess({ PORT: port, DATA_DIR: temporaryFolder() })
  expect(await third.ended).toBe(1)
  expect(third.output()).toContain(
    `Port ${port} is taken by another program: stop it, or choose another with PORT=4001.\n`,
  )
  expect(processesWith(third.dataDir)).toEqual([])
  expect((await fetch(`${url}/health/ready`)).status).toBe(200)

  first.send('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(processesWith(first.dataDir)).toEqual([])
  expect(existsSync(join(first.dataDir, 'application.pid'))).toBe(false)
  await expect(fetch(url!)).rejects.toThrow()
})

/** An address that leads to a database server once it is opened. */
async function aGateTo(target: string): Promise<{ url: string; open(): Promise<void> }> {
  const { hostname, port } = new URL(target)
  const gate = createServer((socket) => {
    const behind = connect(Number(port), hostname)
    for (const one of [socket, behind]) one.on('error', () => one.destroy())
    socket.pipe(behind).pipe(socket)
  })
  gate.listen(0, '127.0.0.1')
  await once(gate, 'listening')
  const here = (gate.address() as AddressInfo).port
  gate.close()
  await once(gate, 'close')
  onTestFinished(() => void gate.close())
  return {
    url: databaseUrl((url) => (url.port = String(here))),
    open: async () => {
      gate.listen(here, '127.0.0.1')
      await once(gate, 'listening')
    },
  }
}
