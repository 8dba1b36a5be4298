import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { DataFolderError, openDataFolder } from '../src/data-folder.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const holdFolder = fileURLToPath(new URL('support/hold-folder.ts', import.meta.url))

test('the secret is made once and readable by its owner alone', () => {
  const path = join(temporaryFolder(), 'not', 'there', 'yet')
  const first = openDataFolder(path)
  first.release()
  const second = openDataFolder(path)
  expect(first.secret).toMatch(/^[0-9a-f]{64}$/)
  expect(second.secret).toBe(first.secret)
  expect(statSync(join(path, 'secret')).mode & 0o777).toBe(0o600)
})

test('a second application is refused in one line that names the first and its address', () => {
  const path = temporaryFolder()
  const first = openDataFolder(path)
  first.announce('http://127.0.0.1:4000')
  const refusal = `DATA_DIR ${path} is in use: process ${process.pid} has it and answers on http://127.0.0.1:4000. `
  expect(() => openDataFolder(path)).toThrow(refusal)
  first.release()
  openDataFolder(path).release()
})

test('a process that was killed does not keep the folder', async () => {
  const path = temporaryFolder()
  const holder = spawn(process.execPath, [holdFolder, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void holder.kill('SIGKILL'))
  await once(holder.stdout, 'data')
  expect(() => openDataFolder(path)).toThrow(`process ${holder.pid} has it.`)
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  openDataFolder(path).release()
})

test('a process id that another program has by now does not keep the folder', () => {
  const path = temporaryFolder()
  writeFileSync(join(path, 'application.pid'), JSON.stringify({ pid: process.pid, start: 'another start' }))
  openDataFolder(path).release()
})

test('of many that start at once over a dead one, one has it', async () => {
  const path = temporaryFolder()
  writeFileSync(join(path, 'application.pid'), 'cut off in the mid')
  const starters = Array.from({ length: 8 }, () => {
    const starter = spawn(process.execPath, [holdFolder, path], { stdio: ['ignore', 'pipe', 'ignore'] })
    onTestFinished(() => void starter.kill('SIGKILL'))
    return once(starter.stdout, 'data').then(([said]) => String(said))
  })
  const answers = await Promise.all(starters)
  expect(answers.filter((answer) => answer === 'has it')).toHaveLength(1)
  expect(answers.filter((answer) => answer.includes('is in use'))).toHaveLength(7)
})

test('what was released is not taken away from the next', () => {
  const path = temporaryFolder()
  const first = openDataFolder(path)
  first.release()
  const second = openDataFolder(path)
  second.announce('http://127.0.0.1:4000')
  const foreign = JSON.stringify({ pid: 1, start: 'another', address: null })
  writeFileSync(join(path, 'application.pid'), foreign)
  second.announce('http://127.0.0.1:5000')
  second.release()
  expect(readFileSync(join(path, 'application.pid'), 'utf8')).toBe(foreign)
})

test.for([
  ['a file in its place', ''],
  ['a file above it', 'below'],
])('%s is named in one line', ([, below]) => {
  const file = join(temporaryFolder(), 'a-file')
  writeFileSync(file, '')
  const path = join(file, below ?? '')
  expect(() => openDataFolder(path)).toThrow(DataFolderError)
  expect(() => openDataFolder(path)).toThrow(/^DATA_DIR .*a-file.* cannot be used: it is a file.*\.$/)
})

test('a secret that somebody spoiled is named and not replaced', () => {
  const path = temporaryFolder()
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, 'secret'), 'short\n')
  expect(() => openDataFolder(path)).toThrow('the file "secret" does not hold 64 hexadecimal digits')
  expect(readFileSync(join(path, 'secret'), 'utf8')).toBe('short\n')
})
