import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DataFolderError } from '../src/data-folder.ts'
import { admit, copyBinaries, findPostgresBinaries } from '../src/postgres-binaries.ts'
import { closedFolder } from '../src/server-user.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const stranger = { name: 'stranger', uid: 4_000_001, gid: 4_000_001 }

function folderBelow(mode: number) {
  const closed = temporaryFolder()
  const folder = join(closed, 'data')
  mkdirSync(folder, { mode: 0o700 })
  chmodSync(closed, mode)
  return { closed, folder }
}

test('the first folder that a user cannot enter is found', () => {
  const { closed, folder } = folderBelow(0o700)
  expect(closedFolder(folder, stranger)).toBe(closed)
  chmodSync(closed, 0o711)
  expect(closedFolder(folder, stranger)).toBe(folder)
  chmodSync(folder, 0o701)
  expect(closedFolder(folder, stranger)).toBe(null)
})

test('a data folder below one that the server cannot enter is refused in one line', () => {
  const { closed, folder } = folderBelow(0o700)
  expect(() => admit(stranger, folder)).toThrow(DataFolderError)
  expect(() => admit(stranger, folder)).toThrow(
    `DATA_DIR ${folder} cannot be used as root: PostgreSQL must run as the user "stranger", who cannot enter ${closed}.`,
  )
})

test('the data folder itself is opened for passing through, and no further', () => {
  const { folder } = folderBelow(0o755)
  admit(stranger, folder)
  expect(statSync(folder).mode & 0o777).toBe(0o711)
})

test('the copied binaries are a server that works by itself', async () => {
  const folder = temporaryFolder()
  const { postgres } = await findPostgresBinaries(folder, null)
  const native = join(postgres, '..', '..')
  const copy = copyBinaries(native, folder)
  expect(copyBinaries(native, folder)).toBe(copy)
  const version = (program: string) => execFileSync(program, ['--version'], { encoding: 'utf8' })
  expect(version(join(copy, 'bin', 'postgres'))).toBe(version(postgres))
})
