import { expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { Day } from '../../src/features/rebooking/day-selection.ts'
import type { Confirmation } from '../../src/features/rebooking/pending-confirmation.ts'
import { useDaySelection } from '../../src/features/rebooking/useDaySelection.ts'

const free = (date: string): Day => ({ date, isAvailable: true, reasons: [] })
const busy = (date: string): Day => ({ date, isAvailable: false, reasons: ['Ana: other lesson 09:00'] })
const confirmation: Confirmation = { id: 'r1', sessionId: 's1', dates: ['11-22'] }

function selecting(known: readonly Day[] | null, unanswered: Confirmation | null = null) {
  const days = shallowRef(known)
  const pending = shallowRef(unanswered)
  const lost: string[][] = []
  return { days, pending, lost, ...useDaySelection(days, pending, (dates) => lost.push([...dates])) }
}

it('does what was pressed before the days were known, as if it had been pressed after', async () => {
  const early = selecting(null)
  early.toggle('11-24')
  early.days.value = [free('11-22'), free('11-24')]
  await nextTick()

  const late = selecting([free('11-22'), free('11-24')])
  late.toggle('11-24')
  expect(early.selection.value).toEqual(late.selection.value)
  expect(late.selection.value.chosen).toEqual(['11-22', '11-24'])
})

it('tells once which chosen day was taken', async () => {
  const { days, lost } = selecting([free('11-22'), free('11-23')])
  days.value = [busy('11-22'), free('11-23')]
  await nextTick()
  days.value = [busy('11-22'), busy('11-23')]
  await nextTick()
  expect(lost).toEqual([['11-22']])
})

it('holds still while its own booking is under way, which takes the days itself', async () => {
  const { days, pending, selection, toggle, lost } = selecting([free('11-22'), free('11-23')])
  pending.value = confirmation
  await nextTick()
  days.value = [busy('11-22'), free('11-23')]
  toggle('11-23')
  await nextTick()
  expect(selection.value.chosen).toEqual(['11-22'])
  expect(lost).toEqual([])
})

it('shows the days of a confirmation without an answer, and looks again once it is settled', async () => {
  const { pending, selection } = selecting([busy('11-22'), free('11-23')], confirmation)
  expect(selection.value.chosen).toEqual(['11-22'])
  pending.value = null
  await nextTick()
  expect(selection.value).toEqual({ chosen: [], lost: ['11-22'], isSettled: true })
})
