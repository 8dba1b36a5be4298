import { computed, type Ref } from 'vue'
import { copyText } from '../../composables/copy-text.ts'
import { useNow } from '../../composables/useNow.ts'
import { toSchoolTime } from '../../time/school-time.ts'
import { useScheduleContext } from '../schedule/schedule-context.ts'
import type { SessionCard } from '../schedule/session-card.fragment.ts'
import { bookingTotal } from './booking-total.ts'
import { nextSixDays } from './next-six-days.ts'
import type { BookingOutcome } from './outcome.ts'
import type { RebookingCard } from './rebooking.documents.ts'
import { useAvailability } from './useAvailability.ts'
import { useBookingNotice } from './useBookingNotice.ts'
import { useConfirmation } from './useConfirmation.ts'
import { useConfirmState } from './useConfirmState.ts'
import { useDaySelection } from './useDaySelection.ts'
import { useRebookingPreview } from './useRebookingPreview.ts'

export interface Booked {
  readonly rebooking: RebookingCard
  /** Whether the payment link has reached the clipboard; null when it was not to be copied. */
  readonly isLinkCopied: Promise<boolean> | null
}

interface Listeners {
  /** Chosen days were taken by somebody else meanwhile. */
  lost(dates: readonly string[]): void
  booked(booked: Booked): void
  outcome(outcome: BookingOutcome): void
}

export type BookAgain = ReturnType<typeof useBookAgain>

/** The panel for one session, put together from its parts; each rule is in the file named for it. */
export function useBookAgain(session: Ref<SessionCard>, tell: Listeners) {
  const { timeZone } = useScheduleContext()
  const now = useNow()
  const sessionId = computed(() => session.value.id)
  const today = computed(() => toSchoolTime(now.value, timeZone.value).date)
  const notice = useBookingNotice()
  const availability = useAvailability(sessionId, today)
  const { days } = availability
  const confirmation = useConfirmation(sessionId, settle)
  const { selection, toggle } = useDaySelection(days, confirmation.pending, tellLost)
  const chosen = computed(() => selection.value.chosen)
  const { state, isClientReachable } = useConfirmState({ session, chosen, ...availability, ...confirmation })
  const preview = useRebookingPreview(sessionId, chosen)
  const total = computed(() => {
    const previewed = preview.isCurrent.value ? preview.preview.value : null
    return bookingTotal(previewed?.total ?? null, session.value.product?.price ?? null, chosen.value.length)
  })
  let isLinkCopied: Promise<boolean> | null = null

  /** What the notice of a refusal already says is not announced a second time. */
  function tellLost(dates: readonly string[]): void {
    const unsaid = dates.filter((date) => !notice.refused.value.includes(date))
    if (unsaid.length > 0) tell.lost(unsaid)
  }

  function settle(outcome: BookingOutcome): void {
    notice.show(outcome)
    if (outcome.kind === 'taken') availability.refuseDays(outcome.days)
    if (outcome.kind === 'booked') tell.booked({ rebooking: outcome.rebooking, isLinkCopied })
    tell.outcome(outcome)
  }

  function chooseDay(date: string): void {
    notice.clear()
    toggle(date)
  }

  function confirm(): void {
    if (!state.value.isEnabled) return
    notice.clear()
    const outcome = confirmation.confirm(chosen.value)
    isLinkCopied = isClientReachable.value ? null : copyText(outcome.then(paymentUrl))
  }

  return {
    ...{ availability, preview, confirmation, notice, selection, state, total, chooseDay, confirm },
    cards: computed(() => nextSixDays(today.value, days.value)),
    reasonsOf: (date: string) => days.value?.find((day) => day.date === date)?.reasons ?? [],
  }
}

function paymentUrl(outcome: BookingOutcome): string {
  if (outcome.kind !== 'booked') throw new Error('Nothing was booked, so there is no link to copy')
  return outcome.rebooking.order.paymentLink.url
}
