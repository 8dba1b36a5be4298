import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { moduleFile, root, workspace } from './places.mjs'
import { exitCodeOf, isInterrupted, runNode } from './processes.mjs'
import { addUp, countPlaywright, countVitest, judge, summary } from './results.mjs'
import { ensureWebBuild } from './web-build.mjs'

/** @typedef {import('./results.mjs').Count} Count */
/** @typedef {keyof typeof workspace} Name */

/**
 * Runs the tests of every package, or of those named, one after the other. The last line adds them up.
 * @param {string} node
 * @param {string[]} args names of the workspace's folders
 */
export async function test(node, args) {
  const names = /** @type {Name[]} */ (Object.keys(workspace))
  const unknown = args.filter((name) => !names.some((known) => known === name))
  if (unknown.length > 0)
    throw new Error(`There are no tests of ${unknown.join(', ')}: name ${names.join(', ')}.`)
  const chosen = args.length > 0 ? names.filter((name) => args.includes(name)) : names
  const reports = mkdtempSync(join(tmpdir(), 'reprise-tests-'))
  try {
    return await runAll(node, chosen, reports)
  } finally {
    rmSync(reports, { recursive: true, force: true })
  }
}

/**
 * @param {string} node
 * @param {Name[]} names
 * @param {string} reports
 */
async function runAll(node, names, reports) {
  /** @type {Count[]} */
  const counts = []
  for (const name of names) {
    console.log(`\n── ${name}`)
    const report = join(reports, `${name}.json`)
    const count = name === 'e2e' ? await journeys(node, report) : await unitTests(node, name, report)
    if (isInterrupted()) return 130
    console.log(`${name}: ${summary(count)}`)
    counts.push(count)
  }
  const total = addUp(counts)
  console.log(`\n${summary(total)}`)
  return total.failed === 0 ? 0 : 1
}

/**
 * @param {string} node
 * @param {Name} name
 * @param {string} report
 */
async function unitTests(node, name, report) {
  const vitest = moduleFile(workspace[name], 'vitest/vitest.mjs')
  const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const ending = await runNode(node, args, { cwd: join(root, workspace[name]) })
  return judge(name, exitCodeOf(ending), readReport(report), countVitest)
}

/**
 * @param {string} node
 * @param {string} report
 */
async function journeys(node, report) {
  const built = await ensureWebBuild(node)
  if (built !== 0) return judge('e2e', built, null, countPlaywright)
  const args = [moduleFile('e2e', '@playwright/test/cli.js'), 'test', '--reporter=list,json']
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const ending = await runNode(node, args, { cwd: join(root, 'e2e'), env })
  return judge('e2e', exitCodeOf(ending), readReport(report), countPlaywright)
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
