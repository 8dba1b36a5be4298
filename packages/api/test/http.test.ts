import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { buildSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApiSchema } from '../src/graphql/build-schema.ts'
import { startTestApplication, type TestApplication } from './support/test-application.ts'

const DIST = new URL('../../web/dist/', import.meta.url)
/** The calendar is built by the launcher before these run there; alone they may run without. */
const isBuilt = existsSync(new URL('index.html', DIST))

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
  test.runIf(isBuilt).each(['/', '/day/2026-11-21', '/sign-in', '/a/b/c'])(
    '%s is the page, asked for anew each time',
    async (path) => {
      const response = await get(path, { accept: 'text/html,*/*;q=0.8' })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toMatch(/^text\/html/)
      expect(response.headers.get('cache-control')).toMatch(/max-age=0|no-cache/)
      const etag = response.headers.get('etag')!
      expect(await rawGet(path, `text/html\r\nIf-None-Match: ${etag}`)).toMatch(/^HTTP\/1\.1 304 /)
    },
  )

  test.runIf(isBuilt)('an asset, which has a hash in its name, is kept for a year', async () => {
    const [asset] = readdirSync(new URL('assets/', DIST)).filter((name) => name.endsWith('.js'))
    const response = await get(`/assets/${asset}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/javascript/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
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
async function rawGet(path: string, accept: string): Promise<string> {
  const socket = connect(Number(new URL(application.url).port), '127.0.0.1')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: ${accept}\r\nConnection: close\r\n\r\n`)
  return text(socket)
}
