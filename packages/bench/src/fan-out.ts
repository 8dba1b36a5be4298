import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { startApiNode, type ApiNode } from './api-node.ts'
import type { ToRawServer } from './raw-server.process.ts'
import type { ToWatchers } from './watchers.process.ts'
import { INSPECTED, InspectedProcess } from './inspected-process.ts'
import { median, WorkerProcess } from './worker-process.ts'

/**
 * One change to many watchers of one node, beside a plain ws server that sends as many bytes to as many sockets, in
 * turn. Node and watchers are processes of their own. `pnpm --filter @reprise/bench fan-out [watchers] [rounds]`
 */
const counts = process.argv[2] ? [Number(process.argv[2])] : [1_000, 10_000]
const rounds = Number(process.argv[3] ?? 5)

/** Changes a round: CPU is counted in hundredths of a second, so that one would be too short to measure. */
const CHANGES = 10

interface Round {
  /** From the commit (or the order to send) to the last watcher, in ms: the median of the round's changes. */
  readonly lastServed: number
  /** The server's, in µs. */
  readonly cpuPerMessage: number
  /** The server's, in bytes, garbage collected. */
  readonly memoryPerWatcher: number
  readonly bytes: number
}

const node = await startApiNode()
const database = new Client(node.databaseUrl)
await database.connect()
try {
  for (const count of counts) await compare(node, database, count)
} finally {
  await database.end()
  await node.end()
}

async function compare(api: ApiNode, client: Client, count: number): Promise<void> {
  for (let change = 0; change < CHANGES; change++) await commitChange(client)
  await sleep(2_000)
  const results: { api: Round[]; raw: Round[] } = { api: [], raw: [] }
  for (let round = 0; round <= rounds; round++) {
    const measured = await measureApi(api, client, count)
    const floor = await measureRaw(count, measured.bytes)
    if (round === 0) continue // Warm-up.
    results.api.push(measured)
    results.raw.push(floor)
  }
  print(count, results)
}

async function measureApi(api: ApiNode, client: Client, count: number): Promise<Round> {
  const version = await newestVersion(client)
  const open = {
    do: 'open',
    url: `${api.url.replace('http', 'ws')}/graphql`,
    count,
    token: api.token,
    version,
  } as const
  return measure(api.process, open, async () => {
    await commitChange(client)
    return performance.timeOrigin + performance.now()
  })
}

async function measureRaw(count: number, bytes: number): Promise<Round> {
  const server = WorkerProcess.start('./raw-server.process.ts', INSPECTED)
  const inspected = await InspectedProcess.of(server.child)
  const { port } = await server.ask<{ port: number }>({ do: 'listen' } satisfies ToRawServer)
  const open = { do: 'open', url: `ws://127.0.0.1:${port}`, count } as const
  const round = await measure(inspected, open, async () => {
    const at = performance.timeOrigin + performance.now()
    await server.ask({ do: 'send', text: 'x'.repeat(bytes) } satisfies ToRawServer)
    return at
  })
  inspected.release()
  await server.end()
  return round
}

async function measure(
  server: InspectedProcess,
  open: Extract<ToWatchers, { do: 'open' }>,
  send: () => Promise<number>,
): Promise<Round> {
  const before = await server.memory()
  const watchers = WorkerProcess.start('./watchers.process.ts')
  await watchers.ask(open)
  await sleep(1_000)
  const cpuBefore = server.cpu()
  const times: number[] = []
  let bytes = 0
  for (let change = 0; change < CHANGES; change++) {
    const served = watchers.ask<{ bytes: number; at: number }>({ do: 'await' } satisfies ToWatchers)
    const sent = await send()
    const last = await served
    times.push(last.at - sent)
    bytes = last.bytes
  }
  const cpu = server.cpu() - cpuBefore
  // Last, since a collection also throws away compiled code, which the next messages would pay for.
  const memory = (await server.memory()) - before
  await watchers.ask({ do: 'close' } satisfies ToWatchers)
  await watchers.end()
  return {
    lastServed: median(times),
    cpuPerMessage: cpu / (CHANGES * open.count),
    memoryPerWatcher: memory / open.count,
    bytes,
  }
}

/** A change as a writer commits it, and the bell after it. */
async function commitChange(client: Client): Promise<void> {
  const { rows } = await client.query<{ id: string }>(`
    with chosen as (select organization_id, id from session order by starts_at desc, id limit 1),
    bumped as (
      update organization o set schedule_version = schedule_version + 1 from chosen c where o.id = c.organization_id
      returning o.id, o.schedule_version
    ),
    recorded as (
      insert into schedule_change (organization_id, version, occurred_at, session_ids, unavailability_ids,
        removed_unavailability_ids, rules_changed)
      select b.id, b.schedule_version, now(), array[c.id], '{}', '{}', false from bumped b, chosen c
    )
    select id from bumped`)
  await client.query(`select pg_notify('reprise_schedule', $1)`, [rows[0]!.id])
}

async function newestVersion(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number }>(
    'select max(schedule_version) as version from organization',
  )
  return rows[0]!.version
}

function print(count: number, { api, raw }: { api: Round[]; raw: Round[] }): void {
  const line = (name: string, value: (round: Round) => number, unit: string) => {
    const ratios = api.map((round, index) => value(round) / value(raw[index]!))
    const [ours, floor] = [api, raw].map((rounds_) => median(rounds_.map(value)).toFixed(1))
    const spread = `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)}`
    console.log(
      `  ${name.padEnd(20)} ${ours} ${unit}, floor ${floor} ${unit}: ×${median(ratios).toFixed(2)} (${spread})`,
    )
  }
  console.log(
    `${count} watchers, ${api[0]!.bytes} bytes, ${api.length} rounds of ${CHANGES} changes, medians:`,
  )
  line('last served', (round) => round.lastServed, 'ms')
  line('CPU a message', (round) => round.cpuPerMessage, 'µs')
  line('memory a watcher', (round) => round.memoryPerWatcher / 1024, 'KiB')
}
