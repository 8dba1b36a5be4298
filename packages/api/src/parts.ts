import type { MikroORM } from '@mikro-orm/postgresql'
import type { Temporal } from 'temporal-polyfill'
import type { Logger } from 'pino'
import type { SignInLimits } from './auth/sign-in-limits.ts'
import type { ChangeFeed } from './live/change-feed.ts'
import type { Doorbell } from './live/doorbell.ts'
import type { SubjectQueue } from './rebooking/subject-queue.ts'

/** What use cases are given: the world outside of the rules. */
export interface Parts {
  readonly orm: MikroORM
  readonly doorbell: Doorbell
  readonly logger: Logger
  readonly feed: ChangeFeed
  readonly signInLimits: SignInLimits
  /** Where bookings of this node wait their turn. */
  readonly subjectQueue: SubjectQueue
  /** The system's clock: the only one. */
  readonly now: () => Temporal.Instant
  /** Where people reach the application, without a slash at its end. */
  readonly publicUrl: string
  /** Whether this is the demonstration school: its sign-ins are shown, and paying moves no money. */
  readonly isDemonstration: boolean
  /** Whether mail goes to the built-in mailbox, where staff can read it. */
  readonly hasMailbox: boolean
  /** Signs payment links. */
  readonly secret: string
  readonly emailDelaySeconds: number
  readonly emailFrom: string
}
