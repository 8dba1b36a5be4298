export type UndoneMail = 'never-sent' | 'cancellation' | 'no-mail' | 'tell-client'

interface Mail {
  readonly status: string
}

const neverArrives = new Set(['WITHDRAWN', 'FAILED', 'BOUNCED'])

/**
 * What the client hears of a booking that was undone, told by its order's mails, newest first. One that was withdrawn
 * never left; one that had left is followed by a cancellation; where no cancellation can be sent, staff must tell the
 * client themselves. A status that is not known yet counts as one that leaves: no false all-clear.
 */
export function undoneMail(mails: readonly Mail[]): UndoneMail {
  const [newest, ...older] = mails
  if (!newest) return 'no-mail'
  if (!neverArrives.has(newest.status)) return 'cancellation'
  if (newest.status === 'WITHDRAWN') return 'never-sent'
  return older.some((mail) => !neverArrives.has(mail.status)) ? 'tell-client' : 'no-mail'
}
