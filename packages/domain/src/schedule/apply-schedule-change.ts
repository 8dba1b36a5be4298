/** What a schedule needs to know of anything on it; the rest is the caller's. */
export interface ScheduleEntry {
  readonly id: string
  /** RFC 3339. */
  readonly startsAt: string
  readonly endsAt: string
}

/** All that touches a range, at one version of the organization's schedule. */
export interface VersionedSchedule<S extends ScheduleEntry, U extends ScheduleEntry> {
  readonly version: number
  readonly sessions: ReadonlyMap<string, S>
  readonly unavailabilities: ReadonlyMap<string, U>
}

/** One commit, as `scheduleChanged` delivers it. */
export interface ScheduleChangeOf<S extends ScheduleEntry, U extends ScheduleEntry> {
  readonly version: number
  readonly sessions: readonly S[]
  readonly unavailabilities: readonly U[]
  readonly removedUnavailabilityIds: readonly string[]
}

/** Half-open, in ms since 1970: what ends at `start` or begins at `end` lies outside. */
export interface InstantRange {
  readonly start: number
  readonly end: number
}

export type ApplyResult<T> =
  | { readonly kind: 'applied'; readonly schedule: T }
  /** The schedule shows this version already. */
  | { readonly kind: 'known' }
  /** Changes before this one are missing: load the schedule anew. */
  | { readonly kind: 'gap' }

/**
 * The schedule after one change: what touches the range comes in or is replaced, what has left it goes.
 * Only the very next version applies. Entries that did not change keep their identity, and so does a whole
 * map in which nothing did. Cancelled sessions stay on the schedule, as the query gives them too.
 */
export function applyScheduleChange<
  S extends ScheduleEntry,
  U extends ScheduleEntry,
  T extends VersionedSchedule<S, U>,
>(schedule: T, change: ScheduleChangeOf<S, U>, range: InstantRange): ApplyResult<T> {
  if (change.version <= schedule.version) return { kind: 'known' }
  if (change.version > schedule.version + 1) return { kind: 'gap' }
  return {
    kind: 'applied',
    schedule: {
      ...schedule,
      version: change.version,
      sessions: merge(schedule.sessions, change.sessions, [], range),
      unavailabilities: merge(
        schedule.unavailabilities,
        change.unavailabilities,
        change.removedUnavailabilityIds,
        range,
      ),
    },
  }
}

function merge<E extends ScheduleEntry>(
  entries: ReadonlyMap<string, E>,
  touched: readonly E[],
  removedIds: readonly string[],
  range: InstantRange,
): ReadonlyMap<string, E> {
  const coming = touched.filter((entry) => touches(entry, range))
  const goingIds = [...removedIds, ...touched.filter((entry) => !touches(entry, range)).map(({ id }) => id)]
  if (coming.length === 0 && !goingIds.some((id) => entries.has(id))) return entries
  const merged = new Map(entries)
  for (const id of goingIds) merged.delete(id)
  for (const entry of coming) merged.set(entry.id, entry)
  return merged
}

/** Does any moment of the entry lie in the range? */
export function touches(entry: ScheduleEntry, range: InstantRange): boolean {
  return Date.parse(entry.startsAt) < range.end && Date.parse(entry.endsAt) > range.start
}
