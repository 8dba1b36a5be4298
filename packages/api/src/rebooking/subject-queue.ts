import { TryAgainError } from '../graphql/errors.ts'

/** How long a booking waits for its turn before it is told to try again. */
const PATIENCE_MS = 15_000

/** How many first looks are under way at once: fewer than the pool has connections. */
const LOOKS_AT_ONCE = 8

/**
 * Lets one booking at a time at each subject, in the order of asking, within this node. Between nodes the database's
 * locks do the same; this keeps a thousand requests for one slot from taking every connection to wait on them.
 */
export class SubjectQueue {
  /** The last in line for each subject: resolves when it is done. */
  readonly #last = new Map<string, Promise<void>>()
  readonly #looking: (() => void)[] = []
  #freeLooks = LOOKS_AT_ONCE

  /**
   * Runs a first look, a few at a time and in the order of asking. Of a thousand requests for one slot the first is
   * booked while most have not looked yet, and these are refused at once, without a turn.
   */
  async look<T>(task: () => Promise<T>): Promise<T> {
    if (this.#freeLooks > 0) this.#freeLooks--
    else await new Promise<void>((resolve) => this.#looking.push(resolve))
    try {
      return await task()
    } finally {
      const next = this.#looking.shift()
      if (next) next()
      else this.#freeLooks++
    }
  }

  /**
   * Runs `task` once everybody who asked earlier for any of the subjects is done. A place is taken on all of them at
   * once, so no two can wait for each other. `hasWaited` says that somebody may have been quicker.
   * @throws TryAgainError when its turn does not come in time
   */
  async run<T>(subjectIds: readonly string[], task: (hasWaited: boolean) => Promise<T>): Promise<T> {
    const ahead = subjectIds.map((id) => this.#last.get(id)).filter((one) => one !== undefined)
    const turn = Promise.all(ahead)
    const { promise: done, resolve: finish } = Promise.withResolvers<void>()
    // Who gives up waiting keeps the place closed until those ahead are done: order is kept for those behind.
    const place: Promise<void> = Promise.all([turn, done]).then(() => this.#leave(subjectIds, place))
    for (const id of subjectIds) this.#last.set(id, place)
    try {
      if (ahead.length > 0) await withPatience(turn)
      return await task(ahead.length > 0)
    } finally {
      finish()
    }
  }

  #leave(subjectIds: readonly string[], place: Promise<void>): void {
    for (const id of subjectIds) if (this.#last.get(id) === place) this.#last.delete(id)
  }
}

async function withPatience(turn: Promise<unknown>): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new TryAgainError('WAITED_FOR_TURN')), PATIENCE_MS)
  try {
    await Promise.race([turn, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
