import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { moduleFile, root } from './places.mjs'
import { exitCodeOf, isInterrupted, runNode } from './processes.mjs'
import { ensureWebBuild } from './web-build.mjs'

/** What lets Node run the api's sources as they are. tsx reads one tsconfig, and the api's decorators need its own. */
export const typescript = ['--import', pathToFileURL(moduleFile('packages/api', 'tsx/dist/loader.mjs')).href]
export const typescriptEnvironment = { TSX_TSCONFIG_PATH: join(root, 'packages', 'api', 'tsconfig.json') }

/**
 * Builds the calendar if need be and runs the application until it ends.
 * @param {string} node
 * @param {string[]} args
 */
export async function start(node, args) {
  const built = await ensureWebBuild(node)
  if (built !== 0 || isInterrupted()) return built
  const main = join(root, 'packages', 'api', 'src', 'main.ts')
  return exitCodeOf(await runNode(node, [...typescript, main, ...args], { env: typescriptEnvironment }))
}
