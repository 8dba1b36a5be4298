import { useQuery } from '@vue/apollo-composable'
import { useDebounceFn } from '@vueuse/core'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { useScheduleContext } from '../schedule/schedule-context.ts'
import { withRefusedDays, type Day } from './day-selection.ts'
import { AvailabilityQuery, type DayAvailabilityCard } from './rebooking.documents.ts'

/** Changes of the schedule come in bursts (a booking of six days, an import): one question for each burst. */
export const settle = { afterMs: 150, maxWait: 1000 }

/** The six days and every reason against them, asked anew whenever the schedule, the rules or the date change. */
export function useAvailability(sessionId: Ref<string>, today: Ref<string>) {
  const { onChange, onReload } = useScheduleContext()
  const days = shallowRef<readonly Day[] | null>(null)
  const { result, error, loading, refetch } = useQuery(
    AvailabilityQuery,
    () => ({ sessionId: sessionId.value }),
    { fetchPolicy: 'network-only', notifyOnNetworkStatusChange: true },
  )

  function showAnswer(answer: { availability: readonly DayAvailabilityCard[] } | undefined): void {
    if (answer) days.value = answer.availability.map(toDay)
  }

  /** Days that are known stay on the screen when this fails; `hasFailed` tells. */
  async function askAgain(): Promise<void> {
    try {
      showAnswer((await refetch())?.data)
    } catch {
      return
    }
  }

  const askAgainSoon = useDebounceFn(askAgain, settle.afterMs, settle)
  watch(result, showAnswer, { immediate: true })
  watch(today, askAgain)
  onChange(askAgainSoon)
  onReload(askAgainSoon)

  /** The booking was refused: its reasons stand on the cards at once, before the next answer. */
  function refuseDays(refused: readonly DayAvailabilityCard[]): void {
    days.value = withRefusedDays(days.value ?? [], refused.map(toDay))
    void askAgain()
  }

  return { days, hasFailed: computed(() => error.value !== null && !loading.value), askAgain, refuseDays }
}

/** Three units of a resource that are taken alike are three conflicts, and one reason to read. */
function toDay({ date, isAvailable, conflicts }: DayAvailabilityCard): Day {
  return { date, isAvailable, reasons: [...new Set(conflicts.map(({ message }) => message))] }
}
