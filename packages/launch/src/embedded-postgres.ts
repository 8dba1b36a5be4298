import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCluster, database, superuser } from './create-cluster.ts'
import { findFreePort } from './free-port.ts'
import { admit, findPostgresBinaries } from './postgres-binaries.ts'
import { endForgottenServer, stopServer } from './postmaster-file.ts'
import { launchServer, PassingStartError } from './server-process.ts'
import type { ServerProcess } from './server-process.ts'
import { serverUser } from './server-user.ts'

export interface EmbeddedPostgres {
  /** Of the database `reprise`, as its superuser. The same for as long as this object lives. */
  readonly url: string
  /** The server's process; another one after it was killed and started again. */
  readonly pid: number
  /** Shuts the server down, ending its connections. Later calls wait for the same. */
  stop(): Promise<void>
}

export interface EmbeddedPostgresOptions {
  /** The server keeps everything here. The caller holds the folder: a server found running on it is stopped. */
  dataDir: string
  /** False only for data that may be lost with the machine, such as a test's: nothing is flushed to the disk. */
  durable?: boolean
  /** Gets a line for a person when something takes long or happens unasked. */
  log: (line: string) => void
}

/**
 * Starts PostgreSQL on a free port of 127.0.0.1, making its cluster at the first time, and starts it again on
 * the same port whenever it dies unasked.
 * @throws LaunchError when the server's user cannot get at the folder, or the server does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, durable = true, log } = options
  const place = await preparePlace({ dataDir, durable, log })
  const server = await retried(async () => launchServer({ ...place, port: await findFreePort() }))
  return keepRunning(server, log)
}

async function preparePlace({ dataDir, durable, log }: Required<EmbeddedPostgresOptions>) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const folder = realpathSync(dataDir)
  const cluster = join(folder, 'postgres')
  const passwordFile = join(folder, 'postgres-password')
  const user = serverUser(cluster)
  admit(user, folder)
  const binaries = await findPostgresBinaries(folder, user)
  await endForgottenServer(cluster, log)
  if (!existsSync(cluster)) await createCluster({ cluster, passwordFile, binaries, user, durable })
  const password = readFileSync(passwordFile, 'utf8').trim()
  return { cluster, logFile: join(folder, 'postgres.log'), binaries, user, password, durable }
}

function keepRunning(first: ServerProcess, log: (line: string) => void): EmbeddedPostgres {
  const { place } = first
  let server = first
  let stopping: Promise<void> | undefined
  let restarting = Promise.resolve()
  const restart = async (reason: string) => {
    log(`PostgreSQL ended unasked (${reason}). Starting it again…`)
    while (!stopping) {
      try {
        server = await retried(() => launchServer(place))
        return watch()
      } catch (error) {
        log((error as Error).message)
        await sleep(1000)
      }
    }
  }
  const watch = () => {
    void server.ended.then((reason) => {
      if (!stopping) restarting = restart(reason)
    })
  }
  const interrupt = () => server.interrupt() // The last thing a process that ends without stop() can still do.
  process.once('exit', interrupt)
  watch()
  return {
    url: `postgres://${superuser}:${place.password}@127.0.0.1:${place.port}/${database}`,
    get pid() {
      return server.pid
    },
    stop: () =>
      (stopping ??= (async () => {
        await restarting
        await stopServer(server.pid)
        process.off('exit', interrupt)
      })()),
  }
}

/** For some seconds after a kill, its orphaned processes still hold the memory, and a free port may just be taken. */
async function retried(launch: () => Promise<ServerProcess>): Promise<ServerProcess> {
  const until = Date.now() + 15_000
  for (;;) {
    try {
      return await launch()
    } catch (error) {
      if (!(error instanceof PassingStartError) || Date.now() > until) throw error
      await sleep(200)
    }
  }
}
