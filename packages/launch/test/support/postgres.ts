import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { onTestFinished } from 'vitest'
import { startEmbeddedPostgres } from '../../src/embedded-postgres.ts'

/** Starts a server that is stopped after the test; `lines` collects what it says. */
export async function startServer(dataDir: string) {
  const lines: string[] = []
  const server = await startEmbeddedPostgres({ dataDir, durable: false, log: (line) => lines.push(line) })
  onTestFinished(() => server.stop())
  return { server, lines }
}

/** Starts a server in a process of its own, so that this process can be killed and the server outlive it. */
export async function startServerInProcess(dataDir: string) {
  const script = fileURLToPath(new URL('hold-server.ts', import.meta.url))
  const holder = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  const [said] = (await once(holder.stdout, 'data')) as [Buffer]
  const { url, pid } = JSON.parse(said.toString()) as { url: string; pid: number }
  const kill = async () => {
    const gone = once(holder, 'exit')
    holder.kill('SIGKILL')
    await gone
  }
  return { url, pid, kill }
}

export async function query<Row>(url: string, statement: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {}) // Its server may be killed under it.
  await client.connect()
  try {
    return (await client.query(statement)).rows as Row[]
  } finally {
    await client.end()
  }
}

export function processIds(pattern: string): number[] {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(pattern)).map((line) => Number.parseInt(line, 10))
}
