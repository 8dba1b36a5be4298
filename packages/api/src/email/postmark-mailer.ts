import { Errors, Models, ServerClient } from 'postmark'
import { cleanLine } from '../html/clean-line.ts'
import { PermanentMailError, TemporaryMailError, type Mail, type Mailer } from './mailer.ts'

/** `url` points somewhere else than Postmark's own address: at a proxy, or at a stand-in in tests. */
export interface PostmarkOptions {
  readonly token: string
  readonly url?: string | undefined
  readonly timeoutSeconds?: number
}

/** Hands mail to Postmark. The client never tries again by itself: the job does. */
export function createPostmarkMailer({ token, url, timeoutSeconds = 10 }: PostmarkOptions): Mailer {
  const client = new ServerClient(token, { timeout: timeoutSeconds, ...hostOf(url) })
  return {
    async send(mail) {
      if (!isOneAddress(mail.to)) throw new PermanentMailError('INVALID_ADDRESS')
      const answer = await client.sendEmail(toMessage(mail)).catch((error: unknown) => {
        throw toMailError(error)
      })
      // A proxy on the way can answer 200 with a page of its own.
      if (typeof answer.MessageID !== 'string')
        throw new TemporaryMailError('Not an answer of Postmark', true)
      return { messageId: answer.MessageID }
    },
  }
}

function hostOf(url: string | undefined): { requestHost?: string; useHttps?: boolean } {
  if (url === undefined) return {}
  const { host, pathname, protocol } = new URL(url)
  return { requestHost: `${host}${pathname.replace(/\/$/, '')}`, useHttps: protocol === 'https:' }
}

/** Postmark takes lists of addresses and names before them: neither may come out of a client's address. */
function isOneAddress(address: string): boolean {
  return /^[^\s@,;:<>()"[\]\\]+@[^\s@,;:<>()"[\]\\]+$/u.test(address) && cleanLine(address, 254) === address
}

/** No tracking: the payment link stays the school's own, and nobody is told when a client opens a mail. */
function toMessage({ organizationId, emailId, from, to, subject, html, text }: Mail): Models.Message {
  return {
    From: `"${cleanLine(from.name, 60).replace(/["\\]/g, '\\$&')}" <${from.address}>`,
    To: to,
    Subject: subject,
    HtmlBody: html,
    TextBody: text,
    MessageStream: 'outbound',
    TrackOpens: false,
    TrackLinks: Models.LinkTrackingOptions.None,
    Metadata: { organizationId, emailId },
  }
}

const INVALID_REQUEST = 300
const INACTIVE_RECIPIENT = 406

/** By https://postmarkapp.com/developer/api/overview#error-codes; the client gives errors without a status 0. */
function toMailError(error: unknown): PermanentMailError | TemporaryMailError {
  if (!(error instanceof Errors.PostmarkError) || error.statusCode === 0) {
    return new TemporaryMailError('Postmark did not answer', true, error)
  }
  const { statusCode, code, message } = error
  if (statusCode === 422 && code === INACTIVE_RECIPIENT)
    return new PermanentMailError('INACTIVE_ADDRESS', error)
  // 300 is said of any address: a wrong sender is the school's to put right, and then the mail can leave.
  if (statusCode === 422 && code === INVALID_REQUEST && !/\bfrom\b|\bsender\b/i.test(message)) {
    return new PermanentMailError('INVALID_ADDRESS', error)
  }
  return new TemporaryMailError(`Postmark answered ${statusCode} (code ${code})`, statusCode >= 500, error)
}
