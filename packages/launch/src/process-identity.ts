import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** True while a process with this id runs, whoever owns it. One that only waits to be reaped does not run. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return process.platform !== 'linux' || linuxStat(pid)?.[0] !== 'Z'
}

/**
 * When the process started, in words of the operating system, or null when there is no such process.
 * Ids are used again after a restart of the machine; an id and its start together are not.
 */
export function processStart(pid: number): string | null {
  if (!isAlive(pid)) return null
  try {
    if (process.platform === 'linux') return linuxStart(pid)
    if (process.platform === 'win32') return 'unknown'
    return ps(pid, 'lstart')
  } catch {
    return null
  }
}

/** The command line of a process, its arguments apart by spaces; '' when it is gone or cannot be read. */
export function processCommand(pid: number): string {
  try {
    if (process.platform === 'linux')
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return process.platform === 'win32' ? '' : ps(pid, 'command')
  } catch {
    return ''
  }
}

/** Clock ticks since boot, with the boot they count from. */
function linuxStart(pid: number): string | null {
  const stat = linuxStat(pid)
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  return stat && `${boot}/${stat[19]}`
}

/** The fields of /proc/<pid>/stat from the third on, which is the state; null when the process is gone. */
function linuxStat(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in parentheses and may hold spaces and parentheses itself.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function ps(pid: number, column: string): string {
  return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
}
