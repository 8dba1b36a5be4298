import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taxIn, totalOf } from '../../src/orders/money.ts'

/** GraphQL's Int. */
const MAXIMUM_AMOUNT = 2_147_483_647

describe('taxIn', () => {
  it.each([
    ['45.00 at 20 %', 4500, 2000, 750],
    ['100.00 at 5.5 %', 10_000, 550, 521],
    ['no tax', 4500, 0, 0],
    ['nothing', 0, 2000, 0],
    ['just under a half', 2, 2000, 0],
    ['a half, upwards', 3, 2000, 1],
    ['a half at 100 %', 1, 10_000, 1],
    ['the largest amount', MAXIMUM_AMOUNT, 10_000, 1_073_741_824],
  ])('%s: of %d at %d basis points is %d', (_, price, rate, expected) => {
    expect(taxIn(price, rate)).toBe(expected)
  })

  it('is the exact tax rounded half up, for every price and rate', () => {
    fc.assert(
      fc.property(fc.nat({ max: MAXIMUM_AMOUNT }), fc.nat({ max: 10_000 }), (price, rate) => {
        const divisor = 10_000n + BigInt(rate)
        const twice = 2n * BigInt(price) * BigInt(rate)
        expect(BigInt(taxIn(price, rate))).toBe((twice + divisor) / (2n * divisor))
      }),
    )
  })
})

describe('totalOf', () => {
  it.each([
    ['no lines', [], 0],
    ['one', [4500], 4500],
    ['several', [4500, 4500, 1], 9001],
  ])('%s', (_, prices, expected) => {
    expect(totalOf(prices.map((price) => ({ price })))).toBe(expected)
  })
})
