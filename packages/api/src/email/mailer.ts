import type { EmailProblem } from './email-problem.ts'

/** A mail to one address, ready to be handed over. */
export interface Mail {
  readonly organizationId: string
  /** Of the e-mail's row: the same for each attempt. */
  readonly emailId: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** What mail is handed to: a mail service, or the built-in mailbox. */
export interface Mailer {
  /**
   * Returns once the mail has been taken, with the service's id for it.
   * @throws PermanentMailError when it will never be taken
   * @throws TemporaryMailError when it may be taken later
   */
  send(mail: Mail): Promise<{ readonly messageId: string }>
}

/** The mail will not be taken, however often it is tried. */
export class PermanentMailError extends Error {
  override name = 'PermanentMailError'

  constructor(
    readonly problem: EmailProblem,
    cause?: unknown,
  ) {
    super(`The mail was refused for good: ${problem}`, { cause })
  }
}

/** The mail may be taken later. The message names no person: it is stored with the job. */
export class TemporaryMailError extends Error {
  override name = 'TemporaryMailError'

  constructor(
    message: string,
    /** Whether the service may have taken it all the same: its answer was lost, or not to be trusted. */
    readonly mayHaveLeft: boolean,
    cause?: unknown,
  ) {
    super(message, { cause })
  }
}
