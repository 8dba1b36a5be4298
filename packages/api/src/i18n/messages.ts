import type { ConflictKind } from '@reprise/domain/rebooking/booking-situation'
import type { NotRebookableReason } from '@reprise/domain/rebooking/not-rebookable-reason'
import type { NotUndoableReason } from '@reprise/domain/rebooking/not-undoable-reason'
import type { DateProblem } from '@reprise/domain/rebooking/rebooking-days'
import type { EmailProblem } from '../email/email-problem.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'
import type { Language } from './language.ts'

/** Every sentence that the API says to a person. One more language is one more file with these. */
export interface Messages {
  /** `subject` is a name; `time` is what it collides with, already written for people, or null. */
  readonly conflict: Readonly<Record<ConflictKind, (subject: string, time: string | null) => string>>
  readonly notRebookable: Readonly<Record<NotRebookableReason, string>>
  readonly notUndoable: Readonly<Record<NotUndoableReason | 'NOT_FOUND', string>>
  readonly date: Readonly<Record<DateProblem, string>>
  readonly invalidInput: string
  readonly invalidCredentials: string
  readonly sessionNotFound: string
  readonly rebookingIdTaken: string
  /** `days` are weekdays with dates, written for people. */
  readonly daysUnavailable: (days: string) => string
  readonly watchLinkNameInvalid: string
  readonly watchLinkNotFound: string
  /** By the code that is stored with the mail or the client. */
  readonly emailProblem: Readonly<Record<EmailProblem, string>>
  readonly warnings: {
    readonly noAddress: (client: string) => string
    readonly badAddress: (client: string, address: string) => string
    readonly clientBusy: (client: string, day: string, time: string) => string
  }
}

const messages: Readonly<Record<Language, Messages>> = { EN: en, FR: fr }

export const messagesIn = (language: Language): Messages => messages[language]
