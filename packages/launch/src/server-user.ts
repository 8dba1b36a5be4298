import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** The ids under which PostgreSQL runs, which refuses to run as root. */
export interface ServerUser {
  name: string
  uid: number
  gid: number
}

/**
 * Null when this process is not root: the server then runs as the same user.
 * For root: the owner of the cluster that is there already, else `postgres`, else `nobody`.
 */
export function serverUser(cluster: string): ServerUser | null {
  if (process.getuid?.() !== 0) return null
  const users = systemUsers()
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) {
    const name = users.find((user) => user.uid === owner.uid)?.name ?? String(owner.uid)
    return { name, uid: owner.uid, gid: owner.gid }
  }
  const named = (name: string) => users.find((user) => user.name === name && user.uid !== 0)
  return named('postgres') ?? named('nobody') ?? { name: 'nobody', uid: 65534, gid: 65534 }
}

/** The first folder, from the root down to `folder` itself, that the user cannot enter; null when there is none. */
export function closedFolder(folder: string, user: ServerUser): string | null {
  const above = dirname(folder)
  const closed = above === folder ? null : closedFolder(above, user)
  return closed ?? (mayEnter(folder, user) ? null : folder)
}

/** By the mode bits; access lists are not looked at. */
function mayEnter(folder: string, user: ServerUser): boolean {
  const { uid, gid, mode } = statSync(folder)
  if (uid === user.uid) return (mode & 0o100) !== 0
  return (gid === user.gid ? mode & 0o010 : mode & 0o001) !== 0
}

function systemUsers(): ServerUser[] {
  const lines = readPasswd().split('\n')
  return lines.map((line) => {
    const [name = '', , uid, gid] = line.split(':')
    return { name, uid: Number(uid), gid: Number(gid) }
  })
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8')
  } catch {
    return ''
  }
}
