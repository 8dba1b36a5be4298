import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { isAlive } from '../src/process-identity.ts'
import { processIds, query, startServer, startServerInProcess } from './support/postgres.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const settings = (url: string) =>
  query<Record<string, string>>(
    url,
    `select current_setting('listen_addresses') as addresses, current_setting('unix_socket_directories') as sockets,
            current_setting('server_encoding') as encoding, current_setting('timezone') as zone,
            current_setting('max_connections') as connections, datlocale as locale
       from pg_database where datname = current_database()`,
  )

test('a first start makes a database that listens on 127.0.0.1 alone', async () => {
  const { server } = await startServer(temporaryFolder())
  expect(await settings(server.url)).toEqual([
    {
      addresses: '127.0.0.1',
      sockets: '',
      encoding: 'UTF8',
      zone: 'UTC',
      connections: '200',
      locale: 'C.UTF-8',
    },
  ])
  const { hostname, port, pathname } = new URL(server.url)
  expect({ hostname, pathname }).toEqual({ hostname: '127.0.0.1', pathname: '/reprise' })
  expect(Number(port)).toBeLessThan(32_768)
})

test('the constraints that keep double bookings out can be made in it', async () => {
  const { server } = await startServer(temporaryFolder())
  await query(
    server.url,
    `create extension btree_gist;
     create table claim (subject int, during tstzrange, exclude using gist (subject with =, during with &&));
     insert into claim values (1, '[2026-11-21 10:00Z,2026-11-21 11:00Z)'), (1, '[2026-11-21 11:00Z,2026-11-21 12:00Z)')`,
  )
  const overlapping = `insert into claim values (1, '[2026-11-21 10:30Z,2026-11-21 11:30Z)')`
  await expect(query(server.url, overlapping)).rejects.toMatchObject({ code: '23P01' })
})

test('nobody gets in without the password', async () => {
  const { server } = await startServer(temporaryFolder())
  const url = new URL(server.url)
  url.password = 'another'
  await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
})

test('what was written is there after a restart', async () => {
  const folder = temporaryFolder()
  const first = await startServer(folder)
  await query(first.server.url, 'create table kept as select 42 as answer')
  await first.server.stop()
  expect(isAlive(first.server.pid)).toBe(false)
  const second = await startServer(folder)
  expect(await query(second.server.url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a server that outlived its killed parent is stopped, and its data recovered', async () => {
  const folder = temporaryFolder()
  const held = await startServerInProcess(folder)
  await query(held.url, 'create table kept as select 42 as answer')
  await held.kill()
  expect(isAlive(held.pid)).toBe(true)
  const { server, lines } = await startServer(folder)
  expect(isAlive(held.pid)).toBe(false)
  expect(lines).toEqual(['Stopping a PostgreSQL that was left running…'])
  expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a pid file of a process that is gone does not keep it from starting', async () => {
  const folder = temporaryFolder()
  const held = await startServerInProcess(folder)
  await held.kill()
  process.kill(held.pid, 'SIGKILL')
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(true)
  const { server } = await startServer(folder)
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a pid file whose process id belongs to another program now does not keep it from starting', async () => {
  const folder = temporaryFolder()
  const held = await startServerInProcess(folder)
  await held.kill()
  process.kill(held.pid, 'SIGKILL')
  const pidFile = join(folder, 'postgres', 'postmaster.pid')
  const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n')
  writeFileSync(pidFile, ['1', ...rest].join('\n'))
  const { server } = await startServer(folder)
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that is killed comes back on the same port with what was committed', async () => {
  const { server, lines } = await startServer(temporaryFolder())
  await query(server.url, 'create table kept as select 42 as answer')
  const killed = server.pid
  process.kill(killed, 'SIGKILL')
  await vi.waitFor(async () => {
    expect(await query(server.url, 'select answer from kept')).toEqual([{ answer: 42 }])
  }, 30_000)
  expect(server.pid).not.toBe(killed)
  expect(lines[0]).toBe('PostgreSQL ended unasked (SIGKILL). Starting it again…')
})

test('a cluster that was interrupted while it was made is made anew', async () => {
  const folder = temporaryFolder()
  const first = await startServer(folder)
  await first.server.stop()
  rmSync(join(folder, 'postgres'), { recursive: true })
  writeFileSync(join(folder, 'postgres.partial'), 'half done')
  const second = await startServer(folder)
  expect(await query(second.server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('stopping leaves no process', async () => {
  const folder = temporaryFolder()
  const { server } = await startServer(folder)
  await Promise.all([server.stop(), server.stop()])
  expect(processIds(folder)).toEqual([])
})
