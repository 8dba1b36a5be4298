import { shallowRef, watch, type Ref } from 'vue'
import { followAvailability, newlyLost, nothingChosen, toggleDay, type Day } from './day-selection.ts'
import type { Confirmation } from './pending-confirmation.ts'

/**
 * The chosen days, kept in step with what is free. While a confirmation holds them (it is under way, or unanswered)
 * they are its days and nothing moves: a day may be taken by this very booking.
 */
export function useDaySelection(
  days: Ref<readonly Day[] | null>,
  pending: Readonly<Ref<Confirmation | null>>,
  onLost: (dates: readonly string[]) => void,
) {
  const selection = shallowRef(
    pending.value ? { chosen: pending.value.dates, lost: [], isSettled: true } : nothingChosen,
  )

  watch(
    [days, pending],
    () => {
      if (pending.value || !days.value) return
      const before = selection.value
      selection.value = followAvailability(before, days.value)
      const lost = newlyLost(before, selection.value)
      if (lost.length > 0) onLost(lost)
    },
    { immediate: true },
  )

  function toggle(date: string): void {
    if (!pending.value && days.value) selection.value = toggleDay(selection.value, days.value, date)
  }

  return { selection, toggle }
}
