import { expect, it } from 'vitest'
import { nextSixDays } from '../../src/features/rebooking/next-six-days.ts'

it('knows its dates and keys before any answer, over the end of a year too', () => {
  const cards = nextSixDays('2026-12-29', null)
  expect(cards.map(({ date }) => date)).toEqual([
    '2026-12-30',
    '2026-12-31',
    '2027-01-01',
    '2027-01-02',
    '2027-01-03',
    '2027-01-04',
  ])
  expect(cards.map(({ key }) => key)).toEqual([1, 2, 3, 4, 5, 6])
  expect(cards.every(({ day }) => day === null)).toBe(true)
})

it('puts each answer on its date, whatever their order, and leaves out other dates', () => {
  const free = (date: string) => ({ date, isAvailable: true, reasons: [] })
  const cards = nextSixDays('2026-11-21', [free('2026-11-23'), free('2026-11-21'), free('2026-11-22')])
  expect(cards.map(({ day }) => day?.date ?? null)).toEqual([
    '2026-11-22',
    '2026-11-23',
    null,
    null,
    null,
    null,
  ])
})
