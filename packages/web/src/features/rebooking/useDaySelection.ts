import { shallowRef, watch, type Ref } from 'vue'
import { followAvailability, newlyLost, nothingChosen, toggleDay, type Day } from './day-selection.ts'
import type { Confirmation } from './pending-confirmation.ts'

/**
 * The chosen days, kept in step with what is free. While a confirmation holds them (it is under way, or unanswered)
 * they are its days and nothing moves: a day may be taken by this very booking. What is pressed before the days are
 * known is done when they are, so that quick fingers and slow networks come to the same.
 */
export function useDaySelection(
  days: Ref<readonly Day[] | null>,
  pending: Readonly<Ref<Confirmation | null>>,
  onLost: (dates: readonly string[]) => void,
) {
  const selection = shallowRef(
    pending.value ? { chosen: pending.value.dates, lost: [], isSettled: true } : nothingChosen,
  )
  const pressedEarly: string[] = []

  watch([days, pending], follow, { immediate: true })

  function follow(): void {
    if (pending.value || !days.value) return
    const before = selection.value
    selection.value = followAvailability(before, days.value)
    for (const date of pressedEarly.splice(0)) toggle(date)
    const lost = newlyLost(before, selection.value)
    if (lost.length > 0) onLost(lost)
  }

  function toggle(date: string): void {
    if (pending.value) return
    if (days.value) selection.value = toggleDay(selection.value, days.value, date)
    else pressedEarly.push(date)
  }

  return { selection, toggle }
}
