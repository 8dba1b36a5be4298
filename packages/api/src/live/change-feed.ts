import type { MikroORM } from '@mikro-orm/postgresql'
import type { Logger } from 'pino'
import type { Doorbell } from './doorbell.ts'
import { OrganizationChanges } from './organization-changes.ts'
import type { ScheduleChangeRow } from './schedule-change.entity.ts'
import { Watcher } from './watcher.ts'

/** Behind the doorbell: what a lost ring would have told is found this much later. */
const POLL_MS = 1_000

/** A watcher of the version hears it at least this often, so that silence means a lost connection. */
const HEARTBEAT_MS = 15_000

/**
 * How far the watched organizations' schedules have come, and the iterators that follow them. A watcher is a version
 * and a slot: woken, it asks for what comes after its own version. So a slow one holds nobody up and loses nothing.
 */
export class ChangeFeed {
  readonly #organizations = new Map<string, OrganizationChanges>()
  readonly #stopListening: () => void
  readonly #poll: NodeJS.Timeout

  constructor(
    private readonly orm: MikroORM,
    doorbell: Doorbell,
    private readonly logger: Logger,
  ) {
    this.#stopListening = doorbell.onRing((organizationIds) => this.#refresh(organizationIds))
    this.#poll = setInterval(() => this.#refresh([...this.#organizations.keys()]), POLL_MS)
  }

  /** Iterators that are alive. */
  get watcherCount(): number {
    return [...this.#organizations.values()].reduce((sum, { watchers }) => sum + watchers.size, 0)
  }

  /**
   * Every change after `after`, in order, none missing and none twice; without `after`, from now on.
   * Ends with RELOAD_SCHEDULE when `after` is newer than the organization's version or older than what is kept.
   */
  watchChanges(organizationId: string, after: number | null): AsyncIterableIterator<ScheduleChangeRow> {
    let seen = after
    let coming: readonly ScheduleChangeRow[] = []
    const takeWhenBehind = async (changes: OrganizationChanges) => {
      seen ??= await changes.version()
      if (coming.length === 0) coming = await changes.changesAfter(seen)
      const [change, ...rest] = coming
      coming = rest
      return change && follow(change)
    }
    const follow = (change: ScheduleChangeRow) => {
      seen = change.version
      return change
    }
    return this.#watch(organizationId, (changes) => {
      const recent = seen === null || coming.length > 0 ? null : changes.recentAfter(seen)
      if (recent === null) return takeWhenBehind(changes)
      return recent && follow(recent)
    })
  }

  /** The newest version: at once, on change, and as a heartbeat. */
  watchVersion(organizationId: string): AsyncIterableIterator<number> {
    let told = -1
    const watcher = this.#watch(organizationId, async (changes) => {
      const version = await changes.version()
      if (version === told) return undefined
      told = version
      return version
    })
    const heartbeat = setInterval(() => {
      told = -1
      watcher.wake()
    }, HEARTBEAT_MS)
    watcher.onEnd(() => clearInterval(heartbeat))
    return watcher
  }

  /** Ends every watcher; what they would still have read they ask another node for. */
  close(): void {
    clearInterval(this.#poll)
    this.#stopListening()
    for (const { watchers } of this.#organizations.values()) for (const one of watchers) void one.return()
  }

  #watch<T>(
    organizationId: string,
    take: (changes: OrganizationChanges) => Promise<T | undefined> | T | undefined,
  ): Watcher<T> {
    const changes =
      this.#organizations.get(organizationId) ?? new OrganizationChanges(this.orm, organizationId)
    this.#organizations.set(organizationId, changes)
    const watcher = new Watcher(() => take(changes))
    changes.watchers.add(watcher)
    watcher.onEnd(() => {
      changes.watchers.delete(watcher)
      if (changes.watchers.size === 0) this.#organizations.delete(organizationId)
    })
    return watcher
  }

  #refresh(organizationIds: readonly string[]): void {
    for (const organizationId of organizationIds) {
      this.#organizations
        .get(organizationId)
        ?.refresh()
        .catch((error: unknown) => {
          this.logger.warn({ err: error }, 'Cannot read the changes; the next poll tries again')
        })
    }
  }
}
