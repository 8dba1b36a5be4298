import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import express from 'express'
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { buildApiSchema } from '../src/graphql/build-schema.ts'
import { webFiles } from '../src/web-files.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

let application: TestApplication
let secure: TestApplication

beforeAll(async () => {
  application = await startTestApplication()
  secure = await startTestApplication({
    database: application.database,
    publicUrl: 'https://book.school.example',
  })
})
afterAll(async () => {
  await secure.close()
  await application.close()
})

const get = (path: string, headers: Record<string, string> = {}, node = application) =>
  fetch(`${node.url}${path}`, { headers, redirect: 'manual' })

test('/health/live and /health/ready say that it is', async () => {
  const [live, ready] = [await get('/health/live'), await get('/health/ready')]
  expect([live.status, await live.json()]).toEqual([200, { status: 'live' }])
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }])
})

test('/schema.graphql is the schema, as it is checked in', async () => {
  const response = await get('/schema.graphql')
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
  const sdl = await response.text()
  expect(sdl.trim()).toBe(printSchema(lexicographicSortSchema(buildApiSchema())).trim())
  expect(sdl.trim()).toBe(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8').trim())
  expect(() => buildSchema(sdl)).not.toThrow()
})

describe('the headers of every answer', () => {
  const paths = ['/', '/health/live', '/schema.graphql', '/assets/none.js', '/graphql', '/pay/none', '/%']

  test.each(paths.filter((path) => path !== '/pay/none'))(
    '%s: scripts from here alone, in nobody’s frame',
    async (path) => {
      const { headers } = await get(path)
      const policy = new Map(
        headers
          .get('content-security-policy')!
          .split(';')
          .map((directive) => directive.trim().split(' '))
          .map(([name, ...values]) => [name, values.join(' ')]),
      )
      expect(policy.get('default-src')).toBe(`'self'`)
      expect(policy.get('script-src')).toBe(`'self'`)
      expect(policy.get('object-src')).toBe(`'none'`)
      expect(policy.get('base-uri')).toBe(`'none'`)
      expect(policy.get('form-action')).toBe(`'self'`)
      expect(policy.get('frame-ancestors')).toBe(`'none'`)
      expect(policy.get('connect-src')).toBe(`'self' ${application.url.replace('http', 'ws')}`)
    },
  )

  test.each(paths)(
    '%s: no guessing of types, no address for others, no word of what it runs on',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toMatch(/^(same-origin|no-referrer)$/)
      expect(headers.get('x-powered-by')).toBeNull()
      expect(headers.get('content-security-policy')).toContain(`frame-ancestors 'none'`)
      expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
    },
  )

  test('on https alone browsers are told to stay there, and where the socket is', async () => {
    expect((await get('/health/live')).headers.get('strict-transport-security')).toBeNull()
    const { headers } = await get('/health/live', {}, secure)
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/)
    expect(headers.get('content-security-policy')).toContain('wss://book.school.example')
  })
})

describe('the calendar’s files', () => {
  test.each(['/', '/day/2026-11-21', '/sign-in', '/a/b/c'])(
    '%s is the page, asked for anew each time',
    async (path) => {
      const url = await serveFiles({ 'index.html': '<title>Reprise</title>' })
      const response = await rawGet(path, 'text/html,*/*;q=0.8', url)
      expect(response).toMatch(/^HTTP\/1\.1 200 /)
      expect(response).toMatch(/\r\nContent-Type: text\/html/)
      expect(response).toMatch(/\r\nCache-Control: public, max-age=0\r\n/)
      expect(response).toContain('<title>Reprise</title>')
      const [, etag] = /\r\nETag: (\S+)\r\n/.exec(response)!
      expect(await rawGet(path, `text/html\r\nIf-None-Match: ${etag}`, url)).toMatch(/^HTTP\/1\.1 304 /)
    },
  )

  test('an asset, which has a hash in its name, is kept for a year', async () => {
    const url = await serveFiles({ 'index.html': '', 'assets/app-0123.js': 'export {}' })
    const response = await fetch(`${url}/assets/app-0123.js`)
    expect([response.status, await response.text()]).toEqual([200, 'export {}'])
    expect(response.headers.get('content-type')).toMatch(/javascript/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test('a file beside the page is asked for anew', async () => {
    const url = await serveFiles({ 'index.html': '', 'favicon.svg': '<svg/>' })
    const response = await fetch(`${url}/favicon.svg`)
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'public, max-age=0'])
  })

  test('that are not built: says how they are', async () => {
    const response = await fetch(await serveFiles({}), { headers: { accept: 'text/html' } })
    expect([response.status, await response.text()]).toEqual([
      503,
      'The calendar is not built: run `npm start`.',
    ])
  })

  test.each([
    '/assets/none-0123.js',
    '/assets/',
    '/assets/../../package.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/none.js',
    '/favicon-none.png',
    '/none.map',
    '/.env',
    '/..%2f..%2fpackage.json',
    '/%',
    '/assets/%00',
    '/%00.js',
  ])('%s is not there: no page in its place, and nothing of the inside', async (path) => {
    for (const accept of ['*/*', 'text/html,*/*;q=0.8']) {
      const response = await rawGet(path, accept)
      expect(response).toMatch(/^HTTP\/1\.1 40[0-4] /)
      expect(response).not.toMatch(/node_modules|\.ts:\d+|packages\/|"name": "reprise"|<div id="app"/)
    }
  })

  test.each(['POST', 'PUT', 'DELETE'])('%s / is refused', async (method) => {
    const response = await fetch(application.url, { method })
    expect([404, 405]).toContain(response.status)
    expect(await response.text()).not.toMatch(/node_modules/)
  })
})

/** As it goes over the wire: fetch would clean the path. */
async function rawGet(path: string, accept: string, url = application.url): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: ${accept}\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

/** Serves these as the built calendar until the test is over; gives the address. */
async function serveFiles(files: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'reprise-web-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  const server = express().use(webFiles(folder)).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.close()
    rmSync(folder, { recursive: true })
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
