import { expect, test } from 'vitest'
import { formatDate, formatMoney, formatTime } from '../../src/time/format.ts'

test('dates are the school calendar’s, in either language', () => {
  expect(formatDate('2026-11-21', 'long', 'en-GB')).toBe('Saturday 21 November')
  expect(formatDate('2026-11-21', 'long', 'fr-FR')).toBe('samedi 21 novembre')
})

test('times are the school clock’s', () => {
  expect(formatTime('2026-11-21T23:05:00Z', 'Europe/Paris', 'fr-FR')).toBe('00:05')
})

test.each([
  [{ amount: 12000, currency: 'EUR' }, '€120.00'],
  [{ amount: 12000, currency: 'JPY' }, 'JP¥12,000'],
  [{ amount: 12345, currency: 'KWD' }, 'KWD 12.345'],
])('minor units of %j', (money, text) => {
  expect(formatMoney(money, 'en-GB').replaceAll('\u00a0', ' ')).toBe(text)
})
