import { spawn } from 'node:child_process'
import type { SpawnOptions } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { LaunchError } from './launch-error.ts'
import type { PostgresBinaries } from './postgres-binaries.ts'
import type { ServerUser } from './server-user.ts'

export const superuser = 'reprise'
export const database = 'reprise'

export interface ClusterPlace {
  /** The cluster's folder, which must not exist yet. */
  cluster: string
  passwordFile: string
  binaries: PostgresBinaries
  user: ServerUser | null
  durable: boolean
}

/**
 * Makes a cluster with the database `reprise`, in which only 127.0.0.1 is admitted, and only with the password.
 * It is made aside and renamed when it is whole, so that one interrupted halfway is never taken for good.
 */
export async function createCluster(place: ClusterPlace): Promise<void> {
  const { cluster, passwordFile, binaries, user, durable } = place
  const partial = `${cluster}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { mode: 0o700 })
  if (user) chownSync(partial, user.uid, user.gid)
  const options = asServerUser(user, partial)
  const sync = durable ? [] : ['--no-sync']
  await run(
    binaries.initdb,
    [`--pgdata=${partial}`, `--username=${superuser}`, ...initdbOptions, ...sync],
    options,
  )

  const password = randomBytes(24).toString('hex')
  // No server listens yet: in single-user mode a statement ends with its line, and none needs a password.
  const statements = `alter role ${superuser} password '${password}';\ncreate database ${database};\n`
  await run(
    binaries.postgres,
    ['--single', '-c', 'exit_on_error=on', '-D', partial, 'postgres'],
    options,
    statements,
  )
  writeFileSync(join(partial, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600, flush: true })
  renameSync(partial, cluster)
}

/** How the server's programs are run: as the server's user, in a folder that it can enter, with messages in English. */
export function asServerUser(user: ServerUser | null, cwd: string): SpawnOptions {
  const ids = user ? { uid: user.uid, gid: user.gid } : {}
  return { ...ids, cwd, env: { ...process.env, LC_ALL: 'C' } }
}

const initdbOptions = [
  '--encoding=UTF8',
  // The sorting and case rules come with the server; the system's locale decides nothing else here.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`,
  '--auth=trust',
  '--no-instructions',
]

async function run(program: string, args: string[], options: SpawnOptions, input = ''): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: 'pipe' })
  const output = Promise.all([text(child.stdout), text(child.stderr)])
  child.stdin.on('error', () => {}) // It ended without reading: its exit code tells.
  child.stdin.end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  if (code !== 0) throw new LaunchError(`${program} failed (${code}): ${(await output).join('\n').trim()}`)
}
