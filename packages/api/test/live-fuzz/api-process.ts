import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const API = fileURLToPath(new URL('../..', import.meta.url))

/** A node in a process of its own, as main.ts runs it, so that it can be killed. */
export class ApiProcess {
  private constructor(
    readonly port: number,
    private readonly child: ChildProcess,
    private readonly dataDir: string,
  ) {}

  static async start(databaseUrl: string, env: Record<string, string> = {}): Promise<ApiProcess> {
    const dataDir = mkdtempSync(join(tmpdir(), 'reprise-node-'))
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      cwd: API,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        ...{
          DATABASE_URL: databaseUrl,
          DATA_DIR: dataDir,
          PORT: '0',
          LOG_LEVEL: 'silent',
          EMAIL_DELAY_SECONDS: '0',
        },
        ...env,
      },
    })
    const port = await readyPort(child)
    return new ApiProcess(port, child, dataDir)
  }

  /** SIGKILL: nothing is told, nothing is tidied up. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve))
      this.child.kill(signal)
      await ended
    }
    rmSync(this.dataDir, { recursive: true, force: true })
  }
}

async function readyPort(child: ChildProcess): Promise<number> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const port = /^Reprise is ready: http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1]
    if (port) {
      child.stdout!.resume()
      return Number(port)
    }
  }
  throw new Error('The node ended before it was ready')
}
