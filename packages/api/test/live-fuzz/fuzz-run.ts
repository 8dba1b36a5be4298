import { setTimeout as sleep } from 'node:timers/promises'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { School } from '../support/school.ts'
import type { TestDatabase } from '../support/test-database.ts'
import { ApiProcess } from './api-process.ts'
import { startChaosProxy, type ChaosProxy, type Mischief } from './chaos-proxy.ts'
import { byId, FuzzWatcher, SCHEDULE, type Entry, type WatchedRange } from './fuzz-watcher.ts'
import { writeSomething, type WriterWorld } from './fuzz-writer.ts'

export interface FuzzOptions {
  readonly seed: number
  readonly seconds: number
  readonly watchers: number
}

export interface FuzzReport {
  readonly versions: number
  readonly kills: number
  readonly lostRings: number
  readonly reloads: number
  /** What was wrong; nothing is. */
  readonly violations: readonly string[]
}

/**
 * Two nodes, writers and watchers, while connections are cut, halved, delayed and put to sleep, doorbells lose their
 * connection, and nodes are killed and started again. Afterwards every watcher must have been sent each version once
 * and in order, and must hold what the table holds.
 */
export async function runLiveFuzz(database: TestDatabase, options: FuzzOptions): Promise<FuzzReport> {
  const world = await openWorld(database)
  const random = randomFrom(options.seed)
  const nodes = await Promise.all([ApiProcess.start(database.url), ApiProcess.start(database.url)])
  const proxies = await Promise.all(nodes.map((node) => startChaosProxy(node.port)))
  const watchers = Array.from({ length: options.watchers }, (_, index) => {
    return new FuzzWatcher(`watcher ${index}`, () => proxies[index % 2]!.port, world.token, world.range)
  })
  const following = watchers.map((watcher) => watcher.run())
  const counts = { kills: 0, lostRings: 0 }
  try {
    const end = performance.now() + options.seconds * 1_000
    await Promise.all([
      write({ ...world, database, random, port: () => nodes[random() < 0.5 ? 0 : 1]!.port }, end),
      disturb({ database, nodes, proxies, random, counts, end }),
    ])
    const truth = await settle(watchers, nodes[0]!.port, world)
    const violations = [...watchers.flatMap((watcher) => watcher.violations), ...compare(watchers, truth)]
    const reloads = watchers.reduce((sum, watcher) => sum + watcher.reloads, 0)
    return { versions: truth.version, ...counts, reloads, violations }
  } finally {
    for (const watcher of watchers) watcher.stop()
    await Promise.all(proxies.map((proxy) => proxy.close()))
    await Promise.all([...following, ...nodes.map((node) => node.stop())])
  }
}

async function openWorld(database: TestDatabase) {
  const school = await School.open(database)
  const staff = await Promise.all(['Ana', 'Bea', 'Cem', 'Dia'].map((name) => school.staffMember(name)))
  const rooms = [await school.resource('Room', { capacity: 2 })]
  const product = await school.product()
  const client = await school.client()
  const sources = await Promise.all(
    Array.from({ length: 12 }, (_, index) => {
      const at = `${String(8 + Math.floor(index / 4)).padStart(2, '0')}:00`
      return school.session({
        staff: [staff[index % 4]!],
        resources: index % 4 < 2 ? rooms : [],
        unit: index % 4,
        product,
        client,
        at,
      })
    }),
  )
  const [from, to] = [school.date(0), school.date(7)]
  const range: WatchedRange = {
    ...{ from, to },
    start: school.instant(0, '00:00').epochMilliseconds,
    end: school.instant(8, '00:00').epochMilliseconds,
  }
  return { school, staff, sources, range, token: await school.token(staff[0]!) }
}

async function write(world: WriterWorld, end: number): Promise<void> {
  const made: string[] = []
  const writer = async () => {
    while (performance.now() < end) {
      await writeSomething(world, made)
      await sleep(world.random() * 40)
    }
  }
  await Promise.all([writer(), writer(), writer()])
}

interface Disturbance {
  readonly database: TestDatabase
  readonly nodes: ApiProcess[]
  readonly proxies: readonly ChaosProxy[]
  readonly random: () => number
  readonly counts: { kills: number; lostRings: number }
  readonly end: number
}

async function disturb(all: Disturbance): Promise<void> {
  const { random, end, proxies } = all
  const mischiefs: Mischief[] = ['RESET', 'HALVE', 'SLEEP', 'DELAY', 'NONE', 'NONE', 'NONE']
  const pickMischief = () => mischiefs[Math.floor(random() * mischiefs.length)]!
  let nextKill = performance.now() + 2_000
  while (performance.now() < end) {
    await sleep(200 + random() * 600)
    for (const proxy of proxies) proxy.disturb(pickMischief)
    if (random() < 0.3) all.counts.lostRings += await loseRings(all.database)
    if (performance.now() > nextKill && performance.now() < end - 2_000) {
      await killOne(all, random() < 0.5 ? 0 : 1)
      nextKill = performance.now() + 5_000
    }
  }
}

/** The doorbells' own connections, of all nodes: what is rung until they are back is lost. */
async function loseRings(database: TestDatabase): Promise<number> {
  const rows = await database.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and application_name = 'reprise doorbell'`,
  )
  return rows.length
}

async function killOne({ database, nodes, proxies, counts }: Disturbance, index: number): Promise<void> {
  await nodes[index]!.kill()
  counts.kills++
  const node = await ApiProcess.start(database.url)
  nodes[index] = node
  proxies[index]!.target = node.port
}

/** Waits until every watcher has come to the newest version, as it must when all is quiet again. */
async function settle(
  watchers: readonly FuzzWatcher[],
  port: number,
  { token, range }: Awaited<ReturnType<typeof openWorld>>,
) {
  const deadline = performance.now() + 30_000
  for (;;) {
    const truth = await query(port, token, range)
    const isSettled = watchers.every(({ schedule }) => schedule?.version === truth.version)
    if (isSettled || performance.now() > deadline) return truth
    await sleep(200)
  }
}

interface Truth {
  readonly version: number
  readonly sessions: readonly Entry[]
  readonly unavailabilities: readonly Entry[]
}

async function query(port: number, token: string, { from, to }: WatchedRange): Promise<Truth> {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: SCHEDULE, variables: { from, to } }),
  })
  return ((await response.json()) as { data: { schedule: Truth } }).data.schedule
}

function compare(watchers: readonly FuzzWatcher[], truth: Truth): string[] {
  return watchers.flatMap(({ schedule }, index) => {
    if (schedule?.version !== truth.version)
      return [`watcher ${index} is at ${schedule?.version}, not ${truth.version}`]
    const folded = {
      sessions: sorted(schedule.sessions),
      unavailabilities: sorted(schedule.unavailabilities),
    }
    const stored = {
      sessions: sorted(byId(truth.sessions)),
      unavailabilities: sorted(byId(truth.unavailabilities)),
    }
    return JSON.stringify(folded) === JSON.stringify(stored)
      ? []
      : [`watcher ${index} holds another schedule`]
  })
}

function sorted(entries: ReadonlyMap<string, Entry>): Entry[] {
  return [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function randomFrom(seed: number): () => number {
  const generator = xoroshiro128plus(seed)
  return () => uniformInt(generator, 0, 0x7fffffff) / 0x80000000
}
