import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { moduleFile, root } from './places.mjs'
import { exitCodeOf, runNode } from './processes.mjs'

const folder = join(root, 'packages', 'web')
const stampFile = join(folder, 'dist', '.sources')

/**
 * Builds the calendar into packages/web/dist unless what is there was built from the same sources.
 * @param {string} node
 * @returns {Promise<number>} exit code
 */
export async function ensureWebBuild(node) {
  const sources = hashSources()
  if (isBuilt(sources)) return 0
  console.log('Building the calendar…')
  const vite = [moduleFile('packages/web', 'vite/bin/vite.js'), 'build', '--logLevel', 'warn']
  const code = exitCodeOf(await runNode(node, vite, { cwd: folder }))
  if (code === 0) writeFileSync(stampFile, sources)
  return code
}

/** @param {string} sources */
function isBuilt(sources) {
  return (
    existsSync(join(folder, 'dist', 'index.html')) &&
    existsSync(stampFile) &&
    readFileSync(stampFile, 'utf8') === sources
  )
}

function hashSources() {
  const hash = createHash('sha256')
  const single = ['pnpm-lock.yaml', 'tsconfig.base.json'].map((file) => join(root, file))
  const trees = [folder, join(root, 'packages', 'domain', 'src')]
  for (const file of [...single, ...trees.flatMap(filesBelow)]) {
    hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

const notSources = new Set(['node_modules', 'dist', 'test'])

/**
 * @param {string} directory
 * @returns {string[]} in the same order everywhere
 */
function filesBelow(directory) {
  const entries = readdirSync(directory, { withFileTypes: true }).filter(
    (entry) => !notSources.has(entry.name),
  )
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(directory, entry.name)
      return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
    })
}
