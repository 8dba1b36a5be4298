import { join } from 'node:path'
import { moduleFile, root, workspace } from './places.mjs'
import { exitCodeOf, isInterrupted, runNode } from './processes.mjs'
import { summary } from './results.mjs'
import { typescript, typescriptEnvironment } from './application.mjs'

/** @typedef {{ name: string, args: string[], cwd?: string, env?: Record<string, string> }} Check */

/**
 * Everything that judges the sources without running the application. The last line adds the checks up.
 * @param {string} node
 */
export async function check(node) {
  const count = { passed: 0, failed: 0, skipped: 0 }
  for (const { name, args, ...options } of allChecks()) {
    const code = exitCodeOf(await runNode(node, args, options))
    if (isInterrupted()) return 130
    console.log(`${code === 0 ? '✓' : '✗'} ${name}`)
    count[code === 0 ? 'passed' : 'failed'] += 1
  }
  console.log(`\n${summary(count)}`)
  return count.failed === 0 ? 0 : 1
}

/** @returns {Check[]} */
function allChecks() {
  return [
    webDocuments,
    ...Object.entries({ ...workspace, bench: 'packages/bench' }).map(([name, folder]) => types(name, folder)),
    { name: 'lint and import boundaries', args: [moduleFile('.', 'oxlint/bin/oxlint'), '--deny-warnings'] },
    {
      name: 'formatting',
      args: [moduleFile('.', 'prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
    },
    ...apiChecks(),
  ]
}

/** What the types of the calendar's GraphQL documents stand on; made from packages/api/schema.graphql, not kept. */
const webDocuments = {
  name: "types of web's documents",
  args: [moduleFile(workspace.web, 'gql.tada/bin/cli.js'), 'generate-output'],
  cwd: join(root, workspace.web),
}

/**
 * @param {string} name
 * @param {string} folder
 * @returns {Check}
 */
function types(name, folder) {
  const compiler = name === 'web' ? 'vue-tsc/bin/vue-tsc.js' : 'typescript/bin/tsc'
  return {
    name: `types of ${name}`,
    args: [moduleFile(folder, compiler), '-p', 'tsconfig.json'],
    cwd: join(root, folder),
  }
}

/** The api compares what is checked in with what its sources say. @returns {Check[]} */
function apiChecks() {
  const folder = join(root, workspace.api)
  const inApi = { cwd: folder, env: typescriptEnvironment }
  return [
    { name: 'schema.graphql', args: [...typescript, 'src/graphql/emit-schema.ts', '--check'], ...inApi },
    { name: 'migrations', args: [...typescript, 'src/database/check-migrations.ts'], ...inApi },
  ]
}
