import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startEmbeddedPostgres } from '@reprise/launch/embedded-postgres'
import { INSPECTED, InspectedProcess } from './inspected-process.ts'

const API = fileURLToPath(new URL('../../api', import.meta.url))

export interface ApiNode {
  readonly url: string
  readonly process: InspectedProcess
  readonly databaseUrl: string
  /** Of the demonstration's staff member. */
  readonly token: string
  end(): Promise<void>
}

/** One node as main.ts runs it, with the demonstration school in a PostgreSQL of its own. */
export async function startApiNode(): Promise<ApiNode> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'reprise-bench-database-'))
  const nodeDir = mkdtempSync(join(tmpdir(), 'reprise-bench-node-'))
  const postgres = await startEmbeddedPostgres({ dataDir: databaseDir, log: () => undefined })
  const child = spawn(process.execPath, [...INSPECTED, '--import', 'tsx', 'src/main.ts'], {
    cwd: API,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...{ DATABASE_URL: postgres.url, DEMONSTRATION: '1', DATA_DIR: nodeDir, PORT: '0' },
      ...{ SOCKETS_PER_ADDRESS: '20000', SOCKETS_PER_PERSON: '20000', LOG_LEVEL: 'error' },
    },
  })
  const inspected = await InspectedProcess.of(child)
  const url = await readyUrl(child)
  return {
    url,
    process: inspected,
    databaseUrl: postgres.url,
    token: await signIn(url),
    async end() {
      inspected.release()
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      await postgres.stop()
      for (const folder of [databaseDir, nodeDir]) rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function readyUrl(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /^Reprise is ready: (\S+)/.exec(line)?.[1]
    if (url) {
      child.stdout!.resume()
      return url
    }
  }
  throw new Error('The node ended before it was ready')
}

async function signIn(url: string): Promise<string> {
  const query = `mutation { signIn(input: { email: "staff@cimes.example", password: "reprise-demo" }) {
    ... on SignedIn { token } } }`
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  })
  const { data } = (await response.json()) as { data: { signIn: { token: string } } }
  return data.signIn.token
}
