import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url))

/** The application as a person starts it: src/main.ts in a process of its own, ended with the test. */
export interface ApplicationProcess {
  readonly dataDir: string
  /** What it has said so far, on both streams. */
  readonly output: () => string
  readonly says: (text: RegExp) => Promise<RegExpExecArray>
  readonly send: (signal: NodeJS.Signals) => void
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reprise-start-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Only these variables are set; PORT is one that is free unless it is said. */
export function startProcess(env: Record<string, string>): ApplicationProcess {
  const dataDir = env['DATA_DIR'] ?? temporaryFolder()
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', ...env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (output += data.toString()))
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals)
  onTestFinished(async () => {
    if (child.exitCode === null) child.kill('SIGKILL')
    await ended
  })
  const says = async (text: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = text.exec(output)
      if (found) return found
      const more = once(child.stdout, 'data')
      const over = ended.then((code) => {
        throw new Error(`It ended with ${code} before it said ${text}:\n${output}`)
      })
      await Promise.race([more, over])
    }
  }
  return { dataDir, output: () => output, says, send: (signal) => void child.kill(signal), ended }
}

/** Processes that have this text in their command line. */
export function processesWith(text: string): string[] {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  return lines.filter((line) => line.includes(text))
}
