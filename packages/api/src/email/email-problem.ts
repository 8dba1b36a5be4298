import type { Language } from '../i18n/language.ts'
import { messagesIn } from '../i18n/messages.ts'

/** Why a mail was given up, or why mail to a client is known to fail; stored as this code. */
export type EmailProblem =
  'NO_ADDRESS' | 'INVALID_ADDRESS' | 'INACTIVE_ADDRESS' | 'GAVE_UP' | 'CANCELLED_MEANWHILE'

/** A stored problem in words. What is no code of ours is the mail service's own wording, and shown as it is. */
export function emailProblemIn(language: Language, stored: string): string {
  const texts: Readonly<Record<string, string>> = messagesIn(language).emailProblem
  return texts[stored] ?? stored
}
