import { computed, shallowRef, type Ref } from 'vue'
import { copyText } from '../../composables/copy-text.ts'
import { useNow } from '../../composables/useNow.ts'
import { toSchoolTime } from '../../time/school-time.ts'
import { useScheduleContext } from '../schedule/schedule-context.ts'
import type { SessionCard } from '../schedule/session-card.fragment.ts'
import { bookingTotal } from './booking-total.ts'
import { confirmState } from './confirm-state.ts'
import { nextSixDays } from './next-six-days.ts'
import type { BookingOutcome, BookingProblem } from './outcome.ts'
import type { RebookingCard } from './rebooking.documents.ts'
import { useAvailability } from './useAvailability.ts'
import { useConfirmation } from './useConfirmation.ts'
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
  const { isOnline, timeZone } = useScheduleContext()
  const now = useNow()
  const sessionId = computed(() => session.value.id)
  const today = computed(() => toSchoolTime(now.value, timeZone.value).date)
  /** The days of the last confirmation that were refused; empty again once the person goes on. */
  const refused = shallowRef<readonly string[]>([])
  const problem = shallowRef<BookingProblem | null>(null)
  let isLinkCopied: Promise<boolean> | null = null

  const availability = useAvailability(sessionId, today)
  const confirmation = useConfirmation(sessionId, settle)
  const { selection, toggle } = useDaySelection(availability.days, confirmation.pending, tellLost)
  const chosen = computed(() => selection.value.chosen)
  const preview = useRebookingPreview(sessionId, chosen)
  const isClientReachable = computed(() => canReceiveMail(session.value.client))
  const total = computed(() => {
    const previewed = preview.isCurrent.value ? preview.preview.value : null
    return bookingTotal(previewed?.total ?? null, session.value.product?.price ?? null, chosen.value.length)
  })
  const state = computed(() =>
    confirmState({
      freeDays: availability.days.value?.filter((day) => day.isAvailable).length ?? null,
      chosenDays: chosen.value.length,
      isOnline: isOnline.value,
      isSending: confirmation.isSending.value,
      isUncertain: confirmation.isUncertain.value,
      isClientReachable: isClientReachable.value,
    }),
  )

  /** What the notice of a refusal already says is not announced a second time. */
  function tellLost(dates: readonly string[]): void {
    const unsaid = dates.filter((date) => !refused.value.includes(date))
    if (unsaid.length > 0) tell.lost(unsaid)
  }

  function settle(outcome: BookingOutcome): void {
    if (outcome.kind === 'taken') {
      refused.value = outcome.days.map(({ date }) => date)
      availability.refuseDays(outcome.days)
    }
    if (outcome.kind === 'problem') problem.value = outcome.problem
    if (outcome.kind === 'booked') tell.booked({ rebooking: outcome.rebooking, isLinkCopied })
    tell.outcome(outcome)
  }

  function clearNotice(): void {
    refused.value = []
    problem.value = null
  }

  function chooseDay(date: string): void {
    clearNotice()
    toggle(date)
  }

  function confirm(): void {
    if (!state.value.isEnabled) return
    clearNotice()
    const outcome = confirmation.confirm(chosen.value)
    isLinkCopied = isClientReachable.value ? null : copyText(outcome.then(paymentUrl))
  }

  return {
    ...{ availability, preview, confirmation, selection, state, total, refused, problem },
    ...{ chooseDay, confirm },
    cards: computed(() => nextSixDays(today.value, availability.days.value)),
    reasonsOf: (date: string) => availability.days.value?.find((day) => day.date === date)?.reasons ?? [],
  }
}

/** There is an address, and it is not known to fail. */
function canReceiveMail(client: SessionCard['client']): boolean {
  return Boolean(client?.email) && !client?.emailProblem
}

function paymentUrl(outcome: BookingOutcome): string {
  if (outcome.kind !== 'booked') throw new Error('Nothing was booked, so there is no link to copy')
  return outcome.rebooking.order.paymentLink.url
}
