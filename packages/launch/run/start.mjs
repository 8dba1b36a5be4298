import { application, typescriptEnvironment } from './application.mjs'
import { exitCodeOf, isInterrupted, runNode } from './processes.mjs'
import { ensureWebBuild } from './web-build.mjs'

/**
 * Builds the calendar if need be and runs the application until it ends.
 * @param {string} node
 * @param {string[]} args
 */
export async function start(node, args) {
  const built = await ensureWebBuild(node)
  if (built !== 0 || isInterrupted()) return built
  return exitCodeOf(await runNode(node, [...application, ...args], { env: typescriptEnvironment }))
}
