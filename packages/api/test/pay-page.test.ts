import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import type { MikroORM } from '@mikro-orm/postgresql'
import express from 'express'
import { Temporal } from 'temporal-polyfill'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { payOrder } from '../src/payments/pay-order.ts'
import { payPage } from '../src/payments/pay-page.ts'
import { payTokenFor } from '../src/payments/pay-token.ts'
import { aBookedOrder, changesOf, type BookedOrderOptions, type TestOrder } from './support/booked-order.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

const SECRET = 'a secret of at least 32 characters'
let database: TestDatabase
let orm: MikroORM
let servers: Server[] = []

const parts = () => ({
  orm,
  doorbell: { ring: () => undefined, onRing: () => () => undefined, close: async () => undefined },
  now: () => Temporal.Now.instant(),
  publicUrl: 'https://book.school.example',
  secret: SECRET,
})

beforeAll(async () => {
  database = await createTestDatabase()
  orm = database.orm
})
afterAll(async () => {
  for (const server of servers) server.close()
  await database.drop()
})

/** Serves the pages on a port of their own; gives its address. */
async function serve(demonstrationPayment = true): Promise<string> {
  const server = createServer(express().use(payPage(parts(), { demonstrationPayment })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  servers = [...servers, server]
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const tokenOf = (order: TestOrder, keyVersion = 1) => payTokenFor(SECRET, { ...order, keyVersion })

async function open(options: BookedOrderOptions = {}, { demonstrationPayment = true } = {}) {
  const order = await aBookedOrder(orm, options)
  const url = `${await serve(demonstrationPayment)}/pay/${tokenOf(order)}`
  const response = await fetch(url)
  return { order, url, response, page: await response.text() }
}

const pay = (url: string, headers: Record<string, string> = {}) =>
  fetch(`${url}/demonstration`, { method: 'POST', headers, redirect: 'manual' })

async function orderState({ organizationId, orderId }: TestOrder) {
  const [row] = await orm.em
    .fork()
    .execute<{ status: string; is_dated: boolean }[]>(
      `select status, paid_at is not null as is_dated from orders where organization_id = ? and id = ?`,
      [organizationId, orderId],
    )
  return row
}

describe('looking at an order', () => {
  test('shows the school, what was booked and the total, in the client’s language', async () => {
    const { response, page } = await open()
    expect(response.status).toBe(200)
    for (const text of [
      '<html lang="fr"',
      'École des Cimes',
      'Vos 2 cours sont réservés',
      'Mardi 24 novembre 2026',
      'Jeudi 26 novembre 2026',
      '09:00–10:30',
      'Cours particulier',
      'Ana Dupont',
      'Commande 000042',
      'aucun argent ne circule',
    ]) {
      expect(page).toContain(text)
    }
    expect(page).toMatch(/120,00\s€/)
  })

  test('says the same in English', async () => {
    const { page } = await open({ language: 'EN' })
    for (const text of ['<html lang="en"', 'Your 2 lessons are booked', '€120.00', 'no money moves']) {
      expect(page).toContain(text)
    }
  })

  test('tells nobody else of it and runs nothing', async () => {
    const { response, page, order } = await open()
    expect(response.headers.get('x-robots-tag')).toContain('noindex')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const style = /<style>(.*?)<\/style>/s.exec(page)![1]!
    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(page).not.toMatch(/<script|https?:|lea@client|Léa/i)
    expect(page).not.toContain(order.orderId)
  })

  test('changes nothing, however often it is done', async () => {
    const { url, order } = await open()
    await Promise.all([fetch(url), fetch(url, { method: 'HEAD' }), fetch(url)])
    expect(await orderState(order)).toEqual({ status: 'PENDING_PAYMENT', is_dated: false })
    expect(await changesOf(orm, order)).toEqual([])
  })

  test('escapes every name, and shows no hidden marks', async () => {
    const { page } = await open({
      school: `<script>alert(1)</script>"'&`,
      product: '<img src=x onerror=alert(1)>',
      staff: 'Ana\u202Egnp.exe\r\n<b>',
    })
    expect(page).not.toMatch(/<script|<img|<b>\s*<\/p>|\u202E/)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;')
  })

  test.each([
    ['PAID', 'C’est payé'],
    ['CANCELLED', 'Ces cours sont annulés'],
    ['REFUNDED', 'Remboursé'],
  ] as const)('%s: says so and offers no button', async (status, words) => {
    const { page } = await open({ status })
    expect(page).toContain(words)
    expect(page).not.toContain('<form')
  })

  test('a link that has lapsed says so and takes no payment', async () => {
    const { page, url, order } = await open({ linkExpiresAt: '2026-01-01T00:00:00Z' })
    expect(page).toContain('Ce lien de paiement a expiré')
    await pay(url)
    expect(await orderState(order)).toMatchObject({ status: 'PENDING_PAYMENT' })
  })
})

describe('a link that leads nowhere', () => {
  test.each(['x', 'A'.repeat(76), '%00', '..%2f..%2f'])('%s: 404 in both languages', async (token) => {
    const base = await serve()
    for (const response of [await fetch(`${base}/pay/${token}`), await pay(`${base}/pay/${token}`)]) {
      expect(response.status).toBe(404)
      const page = await response.text()
      expect(page).toContain('Ce lien de paiement ne mène nulle part')
      expect(page).toContain('This payment link leads nowhere')
    }
  })

  test('one that was made void, and one of another organization, are such', async () => {
    const [order, other] = [await aBookedOrder(orm), await aBookedOrder(orm)]
    const base = await serve()
    const tokens = [tokenOf(order, 2), tokenOf({ ...order, organizationId: other.organizationId })]
    for (const token of tokens) {
      expect((await fetch(`${base}/pay/${token}`)).status).toBe(404)
      expect((await pay(`${base}/pay/${token}`)).status).toBe(404)
    }
    expect(await orderState(order)).toMatchObject({ status: 'PENDING_PAYMENT' })
  })
})

describe('paying in the demonstration', () => {
  test('marks the order as paid, once, and tells the calendars', async () => {
    const { url, order } = await open()
    const answers = await Promise.all(Array.from({ length: 8 }, () => pay(url)))
    for (const answer of answers) {
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toBe(new URL(url).pathname)
    }
    expect(await orderState(order)).toEqual({ status: 'PAID', is_dated: true })
    expect(await changesOf(orm, order)).toEqual([{ version: 8, session_ids: order.sessionIds }])
    expect(await (await fetch(url)).text()).toContain('C’est payé')
  })

  test('a cancelled order stays cancelled, and the page says so', async () => {
    const { url, order } = await open({ status: 'CANCELLED' })
    expect((await pay(url)).status).toBe(303)
    expect(await orderState(order)).toEqual({ status: 'CANCELLED', is_dated: false })
    expect(await changesOf(orm, order)).toEqual([])
  })

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
    { origin: 'not an origin' },
  ])('a form on somebody else’s page is refused: %o', async (headers) => {
    const { url, order } = await open()
    expect((await pay(url, headers)).status).toBe(403)
    expect(await orderState(order)).toMatchObject({ status: 'PENDING_PAYMENT' })
  })

  test.each([
    { 'sec-fetch-site': 'same-origin', origin: 'null' },
    { origin: 'null' },
    { origin: 'https://book.school.example' },
  ])('the page’s own form is taken: %o', async (headers) => {
    const { url, order } = await open()
    expect((await pay(url, headers)).status).toBe(303)
    expect(await orderState(order)).toMatchObject({ status: 'PAID' })
  })

  test('outside of the demonstration there is no button, and the address refuses', async () => {
    const { url, page, order } = await open({}, { demonstrationPayment: false })
    expect(page).toContain('Merci de régler à l’école')
    expect(page).not.toContain('<form')
    expect((await pay(url)).status).toBe(403)
    expect(await orderState(order)).toMatchObject({ status: 'PENDING_PAYMENT' })
  })
})

test('payOrder says what became of the order', async () => {
  const now = Temporal.Now.instant()
  const order = await aBookedOrder(orm)
  const outcome = (organizationId: string) => payOrder(parts(), organizationId, order.orderId, now)
  expect(await outcome((await aBookedOrder(orm)).organizationId)).toBe('NOT_FOUND')
  expect(await outcome(order.organizationId)).toBe('PAID')
  expect(await outcome(order.organizationId)).toBe('PAID')
  expect(await changesOf(orm, order)).toHaveLength(1)
})
