import { setTimeout as sleep } from 'node:timers/promises'
import type { Mail, Mailer } from '../../src/email/mailer.ts'

/** A mail service that takes everything, and can be made slow: it answers when it is let go. */
export class RecordingMailer implements Mailer {
  /** What it was handed, in the order in which it came. */
  readonly taken: Mail[] = []
  #held: Promise<void> = Promise.resolve()

  async send(mail: Mail): Promise<{ messageId: string }> {
    this.taken.push(mail)
    await this.#held
    return { messageId: `message-${this.taken.length}` }
  }

  /** Lets the service wait before it answers; returns how to let it go on. */
  hold(): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#held = promise
    return resolve
  }

  /** The subjects of what was sent to an address, once there are so many. */
  async subjectsTo(address: string, atLeast: number): Promise<string[]> {
    for (;;) {
      const subjects = this.taken.filter(({ to }) => to === address).map(({ subject }) => subject)
      if (subjects.length >= atLeast) return subjects
      await sleep(20)
    }
  }
}
