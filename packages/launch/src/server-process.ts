import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { asServerUser } from './create-cluster.ts'
import { LaunchError } from './launch-error.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import { readPostmaster } from './postmaster-file.ts'
import type { ServerUser } from './server-user.ts'

export interface ServerPlace {
  cluster: string
  logFile: string
  binaries: PostgresBinaries
  user: ServerUser | null
  password: string
  port: number
  durable: boolean
}

export interface ServerProcess {
  place: ServerPlace
  pid: number
  /** Settles when the process is gone, with its exit code or signal in words. */
  ended: Promise<string>
  /** Asks for a fast shutdown without waiting. */
  interrupt(): void
}

/** The server did not start, for a reason that goes away by itself. */
export class PassingStartError extends LaunchError {}

/** Starts the server and waits until it takes connections; replaying its log after a crash may take minutes. */
export async function launchServer(place: ServerPlace): Promise<ServerProcess> {
  const { cluster, logFile, binaries, user } = place
  const { descriptor, length } = openLog(logFile)
  // A session of its own: Ctrl-C in the terminal must reach it through us, after the last request is answered.
  const stdio = ['ignore', descriptor, descriptor] as const
  const options = { ...asServerUser(user, cluster), detached: true, stdio: [...stdio] }
  const child = spawn(binaries.postgres, serverArguments(place), options)
  closeSync(descriptor)
  let end: string | undefined
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve((end = error.message)))
    child.once('exit', (code, signal) => resolve((end = signal ?? `exit code ${code}`)))
  })
  child.unref()
  for (;;) {
    if (end !== undefined) throw startError(end, readFileSync(logFile, 'utf8').slice(length))
    const postmaster = readPostmaster(cluster)
    if (child.pid && postmaster?.pid === child.pid && postmaster.isReady) break
    await sleep(15)
  }
  return { place, pid: child.pid, ended, interrupt: () => void child.kill('SIGINT') }
}

function serverArguments({ cluster, port, durable }: ServerPlace): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  }
  const assignments = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', cluster, '-p', String(port), ...assignments]
}

const largestLog = 5_000_000

/** Opened for appending; a log that has grown large starts anew with the server. */
function openLog(file: string) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  const descriptor = openSync(file, size > largestLog ? 'w' : 'a', 0o600)
  return { descriptor, length: size > largestLog ? 0 : size }
}

const passing = /still in use|could not bind|lock file ".*" already exists/

function startError(end: string, output: string): Error {
  const fatal = output.split('\n').filter((line) => /FATAL|PANIC/.test(line))
  const message = `PostgreSQL did not start (${end}): ${(fatal.at(-1) ?? output).trim()}`
  return passing.test(output) ? new PassingStartError(message) : new LaunchError(message)
}
