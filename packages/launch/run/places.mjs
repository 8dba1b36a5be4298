import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** The workspace's folders, in the order in which their tests run: what others stand on first. */
export const workspace = {
  domain: 'packages/domain',
  api: 'packages/api',
  web: 'packages/web',
  launch: 'packages/launch',
  e2e: 'e2e',
}

/**
 * A file of an installed package, as seen from a folder of the workspace.
 * @param {string} folder
 * @param {string} file such as `vitest/vitest.mjs`
 */
export function moduleFile(folder, file) {
  return join(root, folder, 'node_modules', file)
}
