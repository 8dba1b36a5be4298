import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, workspace } from './places.mjs'
import { exitCodeOf, runProgram } from './processes.mjs'
import { isNewEnough, locateToolchain, pnpmVersion } from './toolchain.mjs'

const stampFile = join(root, 'node_modules', '.reprise.json')

/**
 * Installs the packages when they are not those of the lockfile. Offline, and without npx, when they are.
 * @returns {Promise<string>} the Node to run everything with
 */
export async function ensureDependencies() {
  const installed = lockedState()
  const stamp = readStamp()
  if (stamp && stamp.installed === installed && isComplete()) {
    if (isNewEnough(process.versions.node)) return process.execPath
    if (existsSync(stamp.node)) return stamp.node
  }
  const { node, pnpm, path } = await locateToolchain()
  console.log(`Installing the packages with pnpm ${pnpmVersion} (the first time this takes half a minute)…`)
  const args = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  const code = exitCodeOf(await runProgram(pnpm, args, { env: { PATH: path } }))
  if (code !== 0) throw new Error(`The packages could not be installed (pnpm ended with ${code}).`)
  writeFileSync(stampFile, JSON.stringify({ installed, node }))
  return node
}

/** What decides on the installed packages: the lockfile, every manifest, and the kind of machine. */
function lockedState() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  const manifests = Object.values(workspace).map((folder) => join(folder, 'package.json'))
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    hash.update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function isComplete() {
  return ['.', ...Object.values(workspace)].every((folder) => existsSync(join(root, folder, 'node_modules')))
}

/** @returns {{ installed: string, node: string } | null} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return null
  }
}
