import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const TICKS_PER_SECOND = 100 // sysconf(_SC_CLK_TCK), the same on every Linux that Node runs on

/** A process of the benchmark's own, spoken to by messages: each is answered by one. */
export class WorkerProcess {
  private constructor(readonly child: ChildProcess) {}

  static start(file: string): WorkerProcess {
    const path = fileURLToPath(new URL(file, import.meta.url))
    return new WorkerProcess(fork(path, { execArgv: ['--import', 'tsx'] }))
  }

  /** Sends a message and waits for the answer. */
  async ask<Answer>(message: object): Promise<Answer> {
    this.child.send(message)
    const [answer] = (await once(this.child, 'message')) as [Answer]
    return answer
  }

  async end(): Promise<void> {
    this.child.disconnect()
    await once(this.child, 'exit')
  }
}

/** What a process has used so far: CPU in µs, and memory now in bytes, as Linux counts them. */
export function usageOf(pid: number): { readonly cpu: number; readonly memory: number } {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  const ticks = Number(fields[11]) + Number(fields[12])
  const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]
  return { cpu: (ticks / TICKS_PER_SECOND) * 1e6, memory: Number(resident) * 1024 }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
