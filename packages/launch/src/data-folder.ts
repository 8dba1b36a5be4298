import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { LaunchError } from './launch-error.ts'
import { processStart } from './process-identity.ts'

/** A data folder that cannot be used. */
export class DataFolderError extends LaunchError {
  override name = 'DataFolderError'
}

export interface DataFolder {
  /** Absolute. */
  readonly path: string
  /** 32 random bytes in hexadecimal, made once and kept in the folder, readable by its owner alone. */
  readonly secret: string
  /** Writes down where this application answers, for the line that a second one is refused with. */
  announce(address: string): void
  /** Gives the folder up. Once it is given up, further calls do nothing. */
  release(): void
}

interface Holder {
  pid: number
  start: string | null
  address: string | null
}

/**
 * Makes the folder if need be and takes it for this process alone.
 * @throws DataFolderError when another living process has it, or when it cannot be written to.
 */
export function openDataFolder(path: string): DataFolder {
  const folder = resolve(path)
  const lock = join(folder, 'application.pid')
  const holder: Holder = { pid: process.pid, start: processStart(process.pid), address: null }
  return explained(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    take(lock, holder, folder)
    const isMine = () => sameProcess(readHolder(lock), holder)
    return {
      path: folder,
      secret: secretIn(folder),
      announce: (address) => {
        if (isMine()) replace(lock, { ...holder, address })
      },
      release: () => {
        if (isMine()) rmSync(lock, { force: true })
      },
    }
  })
}

/** The lock appears in one step with all its content; what a killed process left behind is moved aside first. */
function take(lock: string, holder: Holder, folder: string): void {
  const mine = `${lock}.${process.pid}`
  writeFileSync(mine, JSON.stringify(holder), { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      if (tryLink(mine, lock)) return
      const found = readHolder(lock)
      if (found && found.start !== null && processStart(found.pid) === found.start) throw inUse(folder, found)
      putAside(lock, found)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  throw new DataFolderError(`DATA_DIR ${folder} is being taken by others again and again: try once more.`)
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a dead process's lock. If another starter has put its own there meanwhile, that one goes back. */
function putAside(lock: string, expected: Holder | null): void {
  const aside = `${lock}.${process.pid}.stale`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const moved = readHolder(aside)
  if (moved && expected && !sameProcess(moved, expected)) tryLink(aside, lock)
  rmSync(aside, { force: true })
}

function inUse(folder: string, holder: Holder): DataFolderError {
  const where = holder.address ? ` and answers on ${holder.address}` : ''
  return new DataFolderError(
    `DATA_DIR ${folder} is in use: process ${holder.pid} has it${where}. ` +
      'Stop that one, or give this one a DATA_DIR (and a PORT) of its own.',
  )
}

function readHolder(lock: string): Holder | null {
  try {
    const { pid, start, address } = JSON.parse(readFileSync(lock, 'utf8')) as Partial<Holder>
    return typeof pid === 'number' ? { pid, start: start ?? null, address: address ?? null } : null
  } catch {
    return null
  }
}

function sameProcess(one: Holder | null, other: Holder): boolean {
  return one?.pid === other.pid && one.start === other.start
}

function replace(lock: string, holder: Holder): void {
  const next = `${lock}.${process.pid}`
  writeFileSync(next, JSON.stringify(holder), { mode: 0o600 })
  renameSync(next, lock)
}

function secretIn(folder: string): string {
  const file = join(folder, 'secret')
  const kept = readIfPresent(file)?.trim()
  if (kept && /^[0-9a-f]{64}$/.test(kept)) return kept
  if (kept !== undefined) {
    throw new DataFolderError(`DATA_DIR ${folder}: the file "secret" does not hold 64 hexadecimal digits.`)
  }
  const secret = randomBytes(32).toString('hex')
  // Complete before it has its name: a crash in between must not leave half a secret.
  writeFileSync(`${file}.new`, `${secret}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
  return secret
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

const reasons: Record<string, string> = {
  EACCES: 'this user may not read and write there',
  EPERM: 'this user may not read and write there',
  EROFS: 'it is on a read-only file system',
  ENOSPC: 'its disk is full',
  EEXIST: 'it is a file, not a folder',
  ENOTDIR: 'it is a file, or lies below one',
}

function explained<T>(folder: string, action: () => T): T {
  try {
    return action()
  } catch (error) {
    const reason = reasons[(error as NodeJS.ErrnoException).code ?? '']
    if (!reason) throw error
    throw new DataFolderError(`DATA_DIR ${folder} cannot be used: ${reason}.`)
  }
}
