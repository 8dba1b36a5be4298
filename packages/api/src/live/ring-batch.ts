/** Rings within this many milliseconds go out as one: a busy second is a hundred messages, not a thousand. */
const BATCH_MS = 10

/** Gathers what is rung for and hands it on, each organization once. */
export class RingBatch {
  readonly #pending = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly send: (organizationIds: readonly string[]) => void) {}

  add(organizationId: string): void {
    this.#pending.add(organizationId)
    this.#timer ??= setTimeout(() => this.#flush(), BATCH_MS)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #flush(): void {
    this.#timer = undefined
    const organizationIds = [...this.#pending]
    this.#pending.clear()
    this.send(organizationIds)
  }
}
