import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, workspace } from './places.mjs'
import { exitCodeOf, runProgram } from './processes.mjs'
import { isNewEnough, locateToolchain, pnpmVersion } from './toolchain.mjs'

const stampFile = join(root, 'node_modules', '.reprise.json')

/**
 * Installs the packages when they are not those of the lockfile. Offline, and without npx, when they are.
 * @param {{ withJourneys: boolean }} wanted the journeys bring a browser, which nobody needs to start
 * @returns {Promise<string>} the Node to run everything with
 */
export async function ensureDependencies({ withJourneys }) {
  const installed = lockedState()
  const stamp = readStamp()
  if (stamp?.installed === installed && (stamp.withJourneys || !withJourneys) && isComplete(stamp)) {
    if (isNewEnough(process.versions.node)) return process.execPath
    if (existsSync(stamp.node)) return stamp.node
  }
  const { node, pnpm, path } = await locateToolchain()
  console.log(`Installing the packages with pnpm ${pnpmVersion} (the first time this takes a minute)…`)
  const args = [...installArguments, ...(withJourneys ? [] : ['--filter', '!@reprise/e2e'])]
  const code = exitCodeOf(await runProgram(pnpm, args, { env: { PATH: path } }))
  if (code !== 0) throw new Error(`The packages could not be installed (pnpm ended with ${code}).`)
  writeFileSync(stampFile, JSON.stringify({ installed, withJourneys, node }))
  return node
}

const installArguments = [
  'install',
  '--frozen-lockfile',
  // Nobody may be there to be asked whether folders of another pnpm may go.
  '--config.confirmModulesPurge=false',
  // The age of each version was judged when it was chosen. Asking the registry for it again, with hundreds of
  // requests, took as long as all the rest; what is fetched is held to the hashes in the lockfile.
  '--config.minimumReleaseAge=0',
]

/** What decides on the installed packages: the lockfile, every manifest, and the kind of machine. */
function lockedState() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}`)
  const manifests = Object.values(workspace).map((folder) => join(folder, 'package.json'))
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    hash.update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

/** @typedef {{ installed: string, withJourneys: boolean, node: string }} Stamp */

/** @param {Stamp} stamp */
function isComplete({ withJourneys }) {
  const folders = ['.', ...Object.values(workspace)].filter(
    (folder) => withJourneys || folder !== workspace.e2e,
  )
  return folders.every((folder) => existsSync(join(root, folder, 'node_modules')))
}

/** @returns {Stamp | null} */
function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return null
  }
}
