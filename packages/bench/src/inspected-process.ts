import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { WebSocket } from 'ws'

const TICKS_PER_SECOND = 100 // sysconf(_SC_CLK_TCK), the same on every Linux that Node runs on

/** The flags and the stderr that an inspected process is started with. */
export const INSPECTED = ['--inspect=127.0.0.1:0']

/** A server that is measured from outside: its CPU as Linux counts it, its memory as V8 does after a collection. */
export class InspectedProcess {
  #lastId = 0

  private constructor(
    readonly pid: number,
    private readonly inspector: WebSocket,
  ) {}

  /** Reads where the inspector listens from the child's stderr, which is shown from then on. */
  static async of(child: ChildProcess): Promise<InspectedProcess> {
    let said = ''
    for await (const chunk of child.stderr!.iterator({ destroyOnReturn: false })) {
      said += String(chunk)
      const url = /Debugger listening on (\S+)\n/.exec(said)?.[1]
      if (url === undefined) continue
      const inspector = new WebSocket(url)
      await once(inspector, 'open')
      child.stderr!.resume()
      return new InspectedProcess(child.pid!, inspector)
    }
    throw new Error(`The process ended: ${said}`)
  }

  /** CPU used so far, in µs. */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1e6
  }

  /** Bytes in use once what is garbage has been collected: of the heap, and of the buffers that it owns. */
  async memory(): Promise<number> {
    await this.#call('HeapProfiler.collectGarbage')
    const usage = await this.#call<{ usedSize: number; backingStorageSize: number }>('Runtime.getHeapUsage')
    return usage.usedSize + usage.backingStorageSize
  }

  /** To be called before the process is told to end: it would wait for its debugger. */
  release(): void {
    this.inspector.close()
  }

  async #call<Result>(method: string): Promise<Result> {
    const id = ++this.#lastId
    this.inspector.send(JSON.stringify({ id, method }))
    for (;;) {
      const [data] = (await once(this.inspector, 'message')) as [Buffer]
      const answer = JSON.parse(data.toString()) as { id?: number; result: Result }
      if (answer.id === id) return answer.result
    }
  }
}
