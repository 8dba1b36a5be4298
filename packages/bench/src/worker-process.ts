import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the benchmark's own, spoken to by messages: each is answered by one. */
export class WorkerProcess {
  private constructor(readonly child: ChildProcess) {}

  /** `flags` are Node's own. */
  static start(file: string, flags: readonly string[] = []): WorkerProcess {
    const path = fileURLToPath(new URL(file, import.meta.url))
    const stderr = flags.length > 0 ? 'pipe' : 'inherit'
    return new WorkerProcess(
      fork(path, { execArgv: [...flags, '--import', 'tsx'], stdio: ['ignore', 'inherit', stderr, 'ipc'] }),
    )
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

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
