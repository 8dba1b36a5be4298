import { expect, it } from 'vitest'
import { bookingTotal } from '../../src/features/rebooking/booking-total.ts'

const euros = (amount: number) => ({ amount, currency: 'EUR' })

it('is what the API says for these days', () => {
  expect(bookingTotal(euros(13000), euros(6000), 2)).toEqual(euros(13000))
})

it('is the price known for each lesson until then', () => {
  expect(bookingTotal(null, euros(6000), 2)).toEqual(euros(12000))
})

it('is nothing without a day or without a price', () => {
  expect(bookingTotal(euros(6000), euros(6000), 0)).toBeNull()
  expect(bookingTotal(null, null, 2)).toBeNull()
})
