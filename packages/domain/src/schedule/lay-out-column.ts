/** Something that takes up a stretch of one column; minutes, or any other unit, half-open. */
export interface ColumnEntry {
  readonly id: string
  readonly from: number
  readonly to: number
}

/** Where an entry stands: in lane `lane` of `lanes`, `span` lanes wide. */
export interface Placement {
  readonly lane: number
  readonly lanes: number
  readonly span: number
}

interface LaidOut {
  readonly entry: ColumnEntry
  readonly lane: number
}

/**
 * Lays overlapping entries side by side. Entries that overlap, directly or through others, share one division into
 * lanes; each takes the first free lane from the left and widens over the lanes to its right that are free
 * while it lasts. Entries that merely touch stand below each other. The answer does not depend on the given order.
 */
export function layOutColumn(entries: readonly ColumnEntry[]): Map<string, Placement> {
  const placements = new Map<string, Placement>()
  for (const cluster of clustersOf([...entries].sort(inReadingOrder))) {
    const laidOut = assignLanes(cluster)
    const lanes = Math.max(...laidOut.map(({ lane }) => lane)) + 1
    for (const { entry, lane } of laidOut) {
      placements.set(entry.id, { lane, lanes, span: spanOf(entry, lane, lanes, laidOut) })
    }
  }
  return placements
}

/** By start, the longer first, then by id: the same lessons always stand in the same order. */
function inReadingOrder(a: ColumnEntry, b: ColumnEntry): number {
  return a.from - b.from || b.to - a.to || (a.id < b.id ? -1 : 1)
}

function clustersOf(sorted: readonly ColumnEntry[]): ColumnEntry[][] {
  const clusters: ColumnEntry[][] = []
  let end = -Infinity
  for (const entry of sorted) {
    if (entry.from >= end) clusters.push([])
    clusters.at(-1)?.push(entry)
    end = Math.max(end, entry.to)
  }
  return clusters
}

function assignLanes(cluster: readonly ColumnEntry[]): LaidOut[] {
  const laneEnds: number[] = []
  return cluster.map((entry) => {
    const free = laneEnds.findIndex((end) => end <= entry.from)
    const lane = free === -1 ? laneEnds.length : free
    laneEnds[lane] = entry.to
    return { entry, lane }
  })
}

function spanOf(entry: ColumnEntry, lane: number, lanes: number, cluster: readonly LaidOut[]): number {
  const neighbours = cluster.filter((other) => other.lane > lane && overlap(other.entry, entry))
  return Math.min(lanes, ...neighbours.map((other) => other.lane)) - lane
}

export function overlap(a: ColumnEntry, b: ColumnEntry): boolean {
  return a.from < b.to && b.from < a.to
}
