import type { MikroORM } from '@mikro-orm/postgresql'
import { reloadSchedule } from '../graphql/errors.ts'
import { OrganizationRow } from '../organization/organization.entity.ts'
import { ScheduleChangeRow } from './schedule-change.entity.ts'
import type { Watcher } from './watcher.ts'

/** Changes kept in memory for those that are a little behind; others read the table. */
const KEPT = 256
const PAGE = 100

/** How far one organization's schedule has come, as this node knows it, and who wants to be told. */
export class OrganizationChanges {
  readonly watchers = new Set<Watcher<unknown>>()
  readonly #ready: Promise<void>
  #version = 0
  #recent: ScheduleChangeRow[] = []
  #refreshing: Promise<void> | undefined
  #isRungAgain = false

  constructor(
    private readonly orm: MikroORM,
    private readonly organizationId: string,
  ) {
    this.#ready = this.#readVersion().then((version) => void (this.#version = version))
    this.#ready.catch(() => undefined) // Whoever awaits it gets the error; nobody may yet.
  }

  /** The newest version that this node knows of. */
  async version(): Promise<number> {
    await this.#ready
    return this.#version
  }

  /** Reads what is new and wakes the watchers. Calls that come while it runs are served by one more run. */
  refresh(): Promise<void> {
    this.#isRungAgain = this.#refreshing !== undefined
    this.#refreshing ??= this.#refreshUntilQuiet().finally(() => (this.#refreshing = undefined))
    return this.#refreshing
  }

  /** The change after `seen`, from memory; undefined when there is none yet, null when it has to be asked for. */
  recentAfter(seen: number): ScheduleChangeRow | undefined | null {
    const first = this.#recent[0]?.version
    if (first === undefined || seen + 1 < first || seen > this.#version) return null
    return this.#recent[seen + 1 - first]
  }

  /**
   * The next changes after `seen`, in order and without a gap; none when there is none yet.
   * @throws RELOAD_SCHEDULE when `seen` is ahead of the organization, or too old for what is kept
   */
  async changesAfter(seen: number): Promise<readonly ScheduleChangeRow[]> {
    // A cursor from another node may be ahead of what this one has heard.
    if (seen > (await this.version())) await this.refresh()
    if (seen > this.#version || seen < 0) throw reloadSchedule()
    if (seen === this.#version) return []
    const first = this.#recent[0]?.version
    const changes =
      first !== undefined && seen + 1 >= first
        ? this.#recent.slice(seen + 1 - first, seen + 1 - first + PAGE)
        : await this.#read(seen, PAGE)
    if (changes[0]?.version !== seen + 1) throw reloadSchedule()
    return changes
  }

  async #refreshUntilQuiet(): Promise<void> {
    await this.#ready
    do {
      this.#isRungAgain = false
      const changes = await this.#read(this.#version, PAGE)
      this.#recent = [...this.#recent, ...changes].slice(-KEPT)
      this.#version = changes.at(-1)?.version ?? this.#version
      if (changes.length > 0) for (const watcher of this.watchers) watcher.wake()
      if (changes.length === PAGE) this.#isRungAgain = true
    } while (this.#isRungAgain)
  }

  #read(after: number, limit: number): Promise<ScheduleChangeRow[]> {
    return this.orm.em
      .fork()
      .find(
        ScheduleChangeRow,
        { organizationId: this.organizationId, version: { $gt: after } },
        { orderBy: { version: 1 }, limit, disableIdentityMap: true },
      )
  }

  async #readVersion(): Promise<number> {
    const em = this.orm.em.fork()
    return (await em.findOneOrFail(OrganizationRow, { id: this.organizationId })).scheduleVersion
  }
}
