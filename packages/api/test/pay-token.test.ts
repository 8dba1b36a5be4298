import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { payTokenFor, payUrl, readPayToken } from '../src/payments/pay-token.ts'

const SECRET = 'a secret of at least 32 characters'
const target = {
  organizationId: '0198b6a2-7c1e-7d3f-8a4b-5c6d7e8f9a0b',
  orderId: '0198b6a2-7c1e-7d3f-8a4b-000000000001',
  keyVersion: 1,
}
const token = payTokenFor(SECRET, target)

test('a token leads to the order it was made for, and is the same whenever it is made', () => {
  expect(token).toMatch(/^[\w-]{76}$/)
  expect(readPayToken(SECRET, token)).toEqual(target)
  expect(payTokenFor(SECRET, target)).toBe(token)
  expect(payUrl({ publicUrl: 'https://book.school.example', secret: SECRET }, target)).toBe(
    `https://book.school.example/pay/${token}`,
  )
})

test('another order, organization, key version or secret is another token', () => {
  const others = [
    payTokenFor(SECRET, { ...target, orderId: target.organizationId }),
    payTokenFor(SECRET, { ...target, organizationId: target.orderId }),
    payTokenFor(SECRET, { ...target, keyVersion: 2 }),
    payTokenFor(`${SECRET}!`, target),
  ]
  expect(new Set([token, ...others]).size).toBe(5)
  expect(readPayToken(`${SECRET}!`, token)).toBeNull()
})

test('a token of which any one character is altered, added or missing leads nowhere', () => {
  for (let index = 0; index < token.length; index++) {
    const other = token[index] === 'A' ? 'B' : 'A'
    expect(readPayToken(SECRET, token.slice(0, index) + other + token.slice(index + 1))).toBeNull()
    expect(readPayToken(SECRET, token.slice(0, index) + token.slice(index + 1))).toBeNull()
    expect(readPayToken(SECRET, `${token.slice(0, index)}.${token.slice(index)}`)).toBeNull()
  }
})

test.each([
  '',
  '=',
  `${token}=`,
  `${token}A`,
  ` ${token}`,
  token.toUpperCase(),
  '../../etc/passwd',
  'é'.repeat(76),
  token.repeat(2),
])('%j leads nowhere', (guess) => {
  expect(readPayToken(SECRET, guess)).toBeNull()
})

test('guesses of the right length lead nowhere', () => {
  for (let guess = 0; guess < 1_000; guess++) {
    expect(readPayToken(SECRET, randomBytes(57).toString('base64url'))).toBeNull()
  }
})
