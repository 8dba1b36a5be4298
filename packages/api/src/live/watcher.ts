/**
 * An iterator that sleeps until it is woken, and then takes what there is. It holds at most one slot ("there may be
 * more"), so a socket that does not read costs nothing. Not an async generator: one that waits on a promise is not
 * told when its socket dies; here `return()` settles the waiting `next()`.
 */
export class Watcher<T> implements AsyncIterableIterator<T> {
  #isOver = false
  #wakeUp: (() => void) | undefined

  readonly #endings: (() => void)[] = []

  /** `take` gives the next value, or undefined when there is nothing to give until the next `wake()`. */
  constructor(private readonly take: () => Promise<T | undefined> | T | undefined) {}

  /** Calls back once, when it is over, for whatever reason. */
  onEnd(ending: () => void): void {
    this.#endings.push(ending)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  async next(): Promise<IteratorResult<T, undefined>> {
    while (!this.#isOver) {
      const woken = new Promise<void>((resolve) => (this.#wakeUp = resolve))
      const taken = this.#takeOrEnd()
      const value = taken instanceof Promise ? await taken : taken
      if (this.#isOver) break
      if (value !== undefined) return { done: false, value }
      await woken
    }
    return { done: true, value: undefined }
  }

  wake(): void {
    this.#wakeUp?.()
  }

  return(): Promise<IteratorResult<T, undefined>> {
    if (!this.#isOver) {
      this.#isOver = true
      for (const ending of this.#endings) ending()
    }
    this.wake()
    return Promise.resolve({ done: true, value: undefined })
  }

  /** Without a promise where there is none: a change is taken by thousands at a time. */
  #takeOrEnd(): Promise<T | undefined> | T | undefined {
    try {
      const taken = this.take()
      return taken instanceof Promise ? taken.catch((error: unknown) => this.#endWith(error)) : taken
    } catch (error) {
      return this.#endWith(error)
    }
  }

  async #endWith(error: unknown): Promise<never> {
    await this.return()
    throw error
  }
}
