import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { isAlive } from '../src/process-identity.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const runner = fileURLToPath(new URL('support/runner.mjs', import.meta.url))

/** Output goes to a file: the program may outlive the runner, and a pipe's end with it would blur what ended. */
async function startRunner() {
  const file = join(temporaryFolder(), 'output')
  const child = spawn(process.execPath, [runner], {
    detached: true,
    stdio: ['ignore', openSync(file, 'w'), 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>
  const lines = () => readFileSync(file, 'utf8').trim().split('\n')
  await vi.waitFor(() => expect(lines()[0]).toMatch(/^began \d+$/), 20_000)
  const program = Number(lines()[0]?.split(' ')[1])
  return { runner: child.pid ?? 0, program, exit, heard: () => lines().slice(1) }
}

test.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s reaches the program once, and its exit code is kept',
  async (signal) => {
    const { runner, program, exit, heard } = await startRunner()
    process.kill(runner, signal)
    expect(await exit).toEqual([7, null])
    expect(heard()).toEqual([`heard ${signal}`, 'ended'])
    expect(isAlive(program)).toBe(false)
  },
)

test('Ctrl-C, which goes to the whole group of the terminal, reaches the program once', async () => {
  const { runner, exit, heard } = await startRunner()
  process.kill(-runner, 'SIGINT')
  expect(await exit).toEqual([7, null])
  expect(heard()).toEqual(['heard SIGINT', 'ended'])
})

test('the program shuts down when its runner is killed', async () => {
  const { runner, program, heard } = await startRunner()
  process.kill(runner, 'SIGKILL')
  await vi.waitFor(() => expect(heard()).toEqual(['heard SIGTERM', 'ended']), 20_000)
  await vi.waitFor(() => expect(isAlive(program)).toBe(false), 20_000)
})

test('a program that is killed ends the runner with the signal in its exit code', async () => {
  const { program, exit } = await startRunner()
  process.kill(program, 'SIGKILL')
  expect(await exit).toEqual([137, null])
})
