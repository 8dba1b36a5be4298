import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './places.mjs'

const runFile = promisify(execFile)
const isWindows = process.platform === 'win32'

export const pnpmVersion = '12.21.0'
const nodeVersion = '24.21.0'

/** @param {string} version */
export const isNewEnough = (version) => Number(version.split('.')[0]) >= 24

/**
 * This machine's own Node and pnpm where they fit, else those that npx fetches and keeps in npm's cache.
 * npx is only asked where they are: run through it, they would not get the signals that end them.
 * @returns {Promise<{ node: string, pnpm: string, path: string }>} programs, and a PATH that finds both first
 */
export async function locateToolchain() {
  const own = isNewEnough(process.versions.node)
  const pnpm = own ? await ownPnpm() : null
  if (pnpm) return { node: process.execPath, pnpm, path: process.env.PATH ?? '' }
  if (!own)
    console.log(
      `Fetching Node ${nodeVersion} and pnpm ${pnpmVersion} (this machine has Node ${process.versions.node})…`,
    )
  return fromNpx([`pnpm@${pnpmVersion}`, ...(own ? [] : [`node@${nodeVersion}`])])
}

/** @returns {Promise<string | null>} */
async function ownPnpm() {
  try {
    const { stdout } = await runFile('pnpm', ['--version'], {
      shell: isWindows,
      cwd: dirname(process.execPath),
    })
    return stdout.trim() === pnpmVersion ? 'pnpm' : null
  } catch {
    return null
  }
}

/** @param {string[]} packages */
async function fromNpx(packages) {
  const question = 'node -p "JSON.stringify([process.execPath, process.env.PATH])"'
  const args = ['--yes', ...packages.flatMap((name) => ['-p', name]), '-c', question]
  const { stdout } = await runFile('npx', args, { shell: isWindows, cwd: root }).catch((error) => {
    throw new Error(`npx could not fetch ${packages.join(' and ')}: ${error.stderr || error.message}`)
  })
  const [node, path] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
  const program = isWindows ? 'pnpm.cmd' : 'pnpm'
  const folder = path.split(delimiter).find((/** @type {string} */ entry) => existsSync(join(entry, program)))
  return { node, pnpm: join(folder, program), path }
}
