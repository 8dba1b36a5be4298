import { setTimeout as sleep } from 'node:timers/promises'
import { applyScheduleChange, type VersionedSchedule } from '@reprise/domain/schedule/apply-schedule-change'
import { createClient } from 'graphql-ws'
import { WebSocket } from 'ws'

export interface Entry {
  readonly id: string
  readonly startsAt: string
  readonly endsAt: string
  readonly status?: string
}

interface Change {
  readonly version: number
  readonly sessions: readonly Entry[]
  readonly unavailabilities: readonly Entry[]
  readonly removedUnavailabilityIds: readonly string[]
}

export interface WatchedRange {
  readonly from: string
  readonly to: string
  readonly start: number
  readonly end: number
}

/** What the watcher asks for, of a session and of an unavailability. */
const ENTRIES = `
  sessions { id startsAt endsAt status order { status emails { status } } }
  unavailabilities { id startsAt endsAt }`

export const SCHEDULE = `query ($from: LocalDate!, $to: LocalDate!) { schedule(from: $from, to: $to) { version ${ENTRIES} } }`
const CHANGES = `subscription ($after: Int) { scheduleChanged(after: $after) { version ${ENTRIES} removedUnavailabilityIds } }`

/** A client that keeps its last version through whatever happens to its connection, and folds what it is sent. */
export class FuzzWatcher {
  schedule: VersionedSchedule<Entry, Entry> | undefined
  /** What was wrong with what it was sent: must stay empty. */
  readonly violations: string[] = []
  reloads = 0
  #isOver = false

  constructor(
    private readonly name: string,
    private readonly port: () => number,
    private readonly token: string,
    private readonly range: WatchedRange,
  ) {}

  async run(): Promise<void> {
    while (!this.#isOver) {
      try {
        if (!this.schedule) await this.#load()
        await this.#follow()
      } catch {
        // A lost connection: that is what this is about.
      }
      await sleep(50)
    }
  }

  stop(): void {
    this.#isOver = true
  }

  async #load(): Promise<void> {
    const response = await fetch(`http://127.0.0.1:${this.port()}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query: SCHEDULE, variables: { from: this.range.from, to: this.range.to } }),
      signal: AbortSignal.timeout(5_000),
    })
    const { data } = (await response.json()) as { data: { schedule: Change } }
    const { version, sessions, unavailabilities } = data.schedule
    this.reloads++
    this.schedule = { version, sessions: byId(sessions), unavailabilities: byId(unavailabilities) }
  }

  /** Follows from the last version until the connection ends or is silent for too long, as the calendar does. */
  async #follow(): Promise<void> {
    const client = createClient({
      url: `ws://127.0.0.1:${this.port()}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: true,
      connectionParams: { authorization: `Bearer ${this.token}` },
    })
    const changes = client.iterate<{ scheduleChanged: Change }>({
      query: CHANGES,
      variables: { after: this.schedule!.version },
    })
    try {
      while (!this.#isOver) {
        const next = await Promise.race([changes.next(), sleep(3_000, 'SILENT' as const)])
        if (next === 'SILENT' || next.done) return
        if (next.value.errors) return this.#onErrors(JSON.stringify(next.value.errors))
        this.#apply(next.value.data!.scheduleChanged)
      }
    } finally {
      client.terminate()
    }
  }

  #onErrors(errors: string): void {
    if (!errors.includes('TRY_AGAIN')) this.violations.push(`${this.name}: ${errors}`)
    if (errors.includes('RELOAD_SCHEDULE')) this.schedule = undefined
  }

  #apply(change: Change): void {
    const result = applyScheduleChange(this.schedule!, change, this.range)
    if (result.kind === 'applied') this.schedule = result.schedule
    else
      this.violations.push(`${this.name}: ${result.kind}: ${change.version} after ${this.schedule!.version}`)
  }
}

export function byId<T extends { readonly id: string }>(entries: readonly T[]): Map<string, T> {
  return new Map(entries.map((entry) => [entry.id, entry]))
}
