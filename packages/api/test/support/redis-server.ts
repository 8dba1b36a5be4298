import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreePort } from '@reprise/launch/free-port'

const NAMES = ['valkey-server', 'redis-server']

/** The program of a Redis or Valkey on this machine; null when there is none. */
export function findRedisProgram(): string | null {
  return NAMES.find((name) => spawnSync(name, ['--version']).status === 0) ?? null
}

/** A real server on loopback, keeping nothing; it can be ended and started again on its port. */
export class RedisServer {
  #child: ChildProcess | undefined
  readonly #folder = mkdtempSync(join(tmpdir(), 'reprise-redis-'))

  private constructor(
    private readonly program: string,
    private readonly port: number,
  ) {}

  static async start(program: string): Promise<RedisServer> {
    const server = new RedisServer(program, await findFreePort())
    await server.start()
    return server
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
    const child = spawn(this.program, settings, { cwd: this.#folder, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#child = child
    for await (const chunk of child.stdout) if (/Ready to accept connections/.test(String(chunk))) break
    child.stdout.resume()
  }

  async end(): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null) return
    child.kill('SIGKILL')
    await once(child, 'exit')
  }

  async remove(): Promise<void> {
    await this.end()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
