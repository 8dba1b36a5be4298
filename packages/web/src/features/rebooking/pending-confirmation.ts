/** One press of the confirm button: every repeat of it carries the same id, so that it books once or not at all. */
export interface Confirmation {
  /** UUID version 7, made when the person confirms. */
  readonly id: string
  readonly sessionId: string
  /** Local dates, in date order. */
  readonly dates: readonly string[]
}

const keyOf = (sessionId: string) => `reprise.pending-confirmation.${sessionId}`

/**
 * A confirmation whose answer never came outlives the panel and a reload of the page: it may have been carried out,
 * and only its own id can ask about it without booking a second time. One window's storage, gone with the window.
 */
export function keepConfirmation(confirmation: Confirmation, storage = windowStorage()): void {
  storage?.setItem(keyOf(confirmation.sessionId), JSON.stringify(confirmation))
}

export function forgetConfirmation(sessionId: string, storage = windowStorage()): void {
  storage?.removeItem(keyOf(sessionId))
}

/** The confirmation of this session that is still without an answer; null when there is none, or it cannot be read. */
export function pendingConfirmation(sessionId: string, storage = windowStorage()): Confirmation | null {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(keyOf(sessionId)) ?? 'null')
    return isConfirmation(kept) && kept.sessionId === sessionId ? kept : null
  } catch {
    return null
  }
}

/** Storage is refused in some private windows: a confirmation then lasts as long as its panel. */
function windowStorage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}

function isConfirmation(value: unknown): value is Confirmation {
  if (typeof value !== 'object' || value === null) return false
  const { id, sessionId, dates } = value as Partial<Record<keyof Confirmation, unknown>>
  return typeof id === 'string' && typeof sessionId === 'string' && Array.isArray(dates) && dates.length > 0
}
