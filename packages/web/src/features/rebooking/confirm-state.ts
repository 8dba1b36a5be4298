/** What the confirm button is told; each is plain fact, the words are the component's. */
export interface ConfirmFacts {
  /** How many of the six days are free; null while it is not known. */
  readonly freeDays: number | null
  /** They were asked for, and no answer came. */
  readonly hasLookFailed: boolean
  readonly chosenDays: number
  readonly isOnline: boolean
  /** A request is under way, its automatic repeats included. */
  readonly isSending: boolean
  /** A request was sent and no answer came: it may have been carried out. */
  readonly isUncertain: boolean
  /** Mail can reach the client: there is an address, and it is not known to fail. */
  readonly isClientReachable: boolean
}

export type ConfirmAction = 'book' | 'book-and-copy-link' | 'try-again'
export type ConfirmObstacle =
  'looking' | 'not-known' | 'no-day-free' | 'no-day-chosen' | 'offline' | 'sending'
export type ConfirmState =
  | { readonly isEnabled: true; readonly action: ConfirmAction }
  | { readonly isEnabled: false; readonly action: ConfirmAction; readonly obstacle: ConfirmObstacle }

/** Whether the booking can be confirmed, by which action, and if not, the one thing that stands in the way. */
export function confirmState(facts: ConfirmFacts): ConfirmState {
  const action = confirmAction(facts)
  const obstacle = confirmObstacle(facts)
  return obstacle ? { isEnabled: false, action, obstacle } : { isEnabled: true, action }
}

function confirmAction(facts: ConfirmFacts): ConfirmAction {
  if (facts.isUncertain && !facts.isSending) return 'try-again'
  return facts.isClientReachable ? 'book' : 'book-and-copy-link'
}

function confirmObstacle(facts: ConfirmFacts): ConfirmObstacle | null {
  if (facts.isSending) return 'sending'
  if (!facts.isOnline) return 'offline'
  if (facts.isUncertain) return null
  if (facts.chosenDays > 0) return null
  if (facts.freeDays === null) return facts.hasLookFailed ? 'not-known' : 'looking'
  return facts.freeDays === 0 ? 'no-day-free' : 'no-day-chosen'
}
