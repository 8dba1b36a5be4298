/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/** @typedef {{ status: string, assertionResults: unknown[] }} VitestFile */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: VitestFile[] }} VitestReport */
/** @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport */

/**
 * A file that could not even be loaded has no tests to fail, and counts as one.
 * @param {VitestReport} report
 * @returns {Count}
 */
export function countVitest(report) {
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/**
 * @param {PlaywrightReport} report
 * @returns {Count}
 */
export function countPlaywright({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }
}

/**
 * What a runner did, by its report and its exit code: one that crashed, found no test, or ended badly without
 * naming a failed one counts as one failed test.
 * @template Report
 * @param {string} name
 * @param {number} code
 * @param {Report | null} report
 * @param {(report: Report) => Count} count
 * @returns {Count}
 */
export function judge(name, code, report, count) {
  const counted = report ? count(report) : { passed: 0, failed: 0, skipped: 0 }
  const nothingRan = counted.passed + counted.failed === 0
  if (counted.failed > 0 || (code === 0 && !nothingRan)) return counted
  console.log(
    `${name}: ${code === 0 ? 'no test was found' : `the runner ended with ${code}`}, which counts as failed.`,
  )
  return { ...counted, failed: 1 }
}

/**
 * @param {Count[]} counts
 * @returns {Count}
 */
export function addUp(counts) {
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') }
}

/** @param {Count} count */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
