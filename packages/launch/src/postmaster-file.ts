import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isAlive, processCommand } from './process-identity.ts'

/** What PostgreSQL writes into postmaster.pid: a line each for process, folder, start, port, …; the eighth its state. */
export interface Postmaster {
  pid: number
  isReady: boolean
}

export function readPostmaster(cluster: string): Postmaster | null {
  const lines = readPidFile(cluster)?.split('\n')
  const pid = Number(lines?.[0])
  return lines && Number.isInteger(pid) && pid > 0 ? { pid, isReady: lines[7]?.trim() === 'ready' } : null
}

/**
 * Leaves the cluster free to be started: stops a server that outlived its parent, and mends a pid file
 * whose process is another program by now.
 * @throws Error when the server does not stop within a minute.
 */
export async function endForgottenServer(cluster: string, log: (line: string) => void): Promise<void> {
  const found = readPostmaster(cluster)
  if (!found || !isAlive(found.pid)) return
  if (!isServerOf(cluster, found.pid)) return disownPidFile(cluster)
  log('Stopping a PostgreSQL that was left running…')
  await stopServer(found.pid)
}

/** Fast shutdown; after 20 seconds the immediate one, which loses nothing either but recovers at the next start. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 40],
  ] as const) {
    if (!send(pid, signal)) return
    const until = Date.now() + seconds * 1000
    while (Date.now() < until) {
      if (!isAlive(pid)) return
      await sleep(20)
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`)
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  return process.platform === 'win32' || processCommand(pid).includes(` -D ${cluster} `)
}

/**
 * The file's process id was given to another program. PostgreSQL takes a file with its parent's id for stale,
 * and still looks at the lines below it, by which it sees orphans that hold its memory. So the id is
 * overwritten, and not the file removed.
 */
function disownPidFile(cluster: string): void {
  const [, ...rest] = readPidFile(cluster)?.split('\n') ?? []
  writeFileSync(join(cluster, 'postmaster.pid'), [process.pid, ...rest].join('\n'))
}

function readPidFile(cluster: string): string | null {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8')
  } catch {
    return null
  }
}
