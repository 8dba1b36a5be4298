import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findFreePort } from '@reprise/launch/free-port'
import { endForgottenServer } from '@reprise/launch/postmaster-file'
import { application, typescriptEnvironment } from '@reprise/launch/run/application'
import { endWithParent } from '@reprise/launch/run/processes'

export interface RunningApplication {
  /** Without a slash at its end. */
  readonly url: string
  readonly port: number
  readonly dataDir: string
  /** All that it has written so far, for the reader of a failure. */
  output(): string
  /** `kill -9`: its database server lives on, until `startApplication` finds it on the same folder or `stop` ends it. */
  kill(): Promise<void>
  /** Ends it in good order and removes its data folder. */
  stop(): Promise<void>
}

/**
 * Starts the application as `npm start` does, in a process of its own, with a data folder of its own unless one
 * is given, and answers once it is ready. Settings of the surrounding environment do not reach it.
 */
export async function startApplication(
  settings: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<RunningApplication> {
  const port = settings.port ?? (await findFreePort())
  const dataDir = settings.dataDir ?? mkdtempSync(join(tmpdir(), 'reprise-journeys-'))
  const env = {
    ...inherited(),
    ...typescriptEnvironment,
    PORT: String(port),
    DATA_DIR: dataDir,
    ...settings.env,
  }
  const stdio = ['ignore', 'pipe', 'pipe', 'ipc'] as const
  const child = spawn(process.execPath, [...endWithParent, ...application], { env, stdio: [...stdio] })
  let output = ''
  child.stdout?.on('data', (chunk) => (output += chunk))
  child.stderr?.on('data', (chunk) => (output += chunk))
  const url = `http://127.0.0.1:${port}`
  await untilReady(child, url, () => output)
  return {
    ...{ url, port, dataDir },
    output: () => output,
    kill: () => endProcess(child, 'SIGKILL'),
    stop: async () => {
      await endProcess(child, 'SIGTERM')
      await endForgottenServer(join(dataDir, 'postgres'), () => {})
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** What a program needs of the environment to run at all. */
function inherited(): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, LANG, TZ } = process.env
  return { PATH, HOME, TMPDIR, LANG, TZ, LOG_LEVEL: 'warn' }
}

async function untilReady(child: ChildProcess, url: string, output: () => string): Promise<void> {
  const until = Date.now() + 90_000
  while (Date.now() < until) {
    if (hasEnded(child)) throw new Error(`The application ended before it was ready:\n${output()}`)
    if (await isReady(url)) return
    await sleep(100)
  }
  await endProcess(child, 'SIGTERM')
  throw new Error(`The application was not ready within 90 s:\n${output()}`)
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5000) })).ok
  } catch {
    return false
  }
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  const gone = once(child, 'exit')
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 30_000)
  await gone
  clearTimeout(late)
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null
