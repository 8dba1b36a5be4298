import { expect, test } from 'vitest'
import { addUp, countPlaywright, countVitest, judge, summary } from '../run/results.mjs'

const counts = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
const unloaded = { status: 'failed', assertionResults: [] }

test.for([
  ['all well', 0, counts, { passed: 3, failed: 0, skipped: 0 }],
  ['a failed test', 1, { ...counts, numFailedTests: 2 }, { passed: 3, failed: 2, skipped: 0 }],
  [
    'a file that could not be loaded',
    1,
    { ...counts, testResults: [unloaded] },
    { passed: 3, failed: 1, skipped: 0 },
  ],
  ['an error outside of every test', 1, counts, { passed: 3, failed: 1, skipped: 0 }],
  ['no test at all', 0, { ...counts, numPassedTests: 0 }, { passed: 0, failed: 1, skipped: 0 }],
  [
    'only skipped ones',
    0,
    { ...counts, numPassedTests: 0, numPendingTests: 2 },
    { passed: 0, failed: 1, skipped: 2 },
  ],
  ['a runner that crashed', 134, null, { passed: 0, failed: 1, skipped: 0 }],
  ['a runner that ended well and reported nothing', 0, null, { passed: 0, failed: 1, skipped: 0 }],
] as const)('unit tests: %s', ([, code, report, expected]) => {
  expect(
    judge('domain', code, report && { ...report, testResults: [...report.testResults] }, countVitest),
  ).toEqual(expected)
})

const stats = { expected: 2, unexpected: 0, flaky: 0, skipped: 0 }

test.for([
  ['all well', 0, { stats, errors: [] }, { passed: 2, failed: 0, skipped: 0 }],
  [
    'a failed journey',
    1,
    { stats: { ...stats, unexpected: 1 }, errors: [] },
    { passed: 2, failed: 1, skipped: 0 },
  ],
  [
    'one that passes now and then',
    0,
    { stats: { ...stats, flaky: 1 }, errors: [] },
    { passed: 2, failed: 1, skipped: 0 },
  ],
  ['an error while loading', 1, { stats, errors: [{}] }, { passed: 2, failed: 1, skipped: 0 }],
] as const)('journeys: %s', ([, code, report, expected]) => {
  expect(judge('e2e', code, { ...report, errors: [...report.errors] }, countPlaywright)).toEqual(expected)
})

test('the last line adds up, and names skipped tests only when there are any', () => {
  const counts = [
    { passed: 3, failed: 0, skipped: 0 },
    { passed: 2, failed: 1, skipped: 0 },
  ]
  expect(summary(addUp(counts))).toBe('5 passed, 1 failed')
  expect(summary(addUp([...counts, { passed: 0, failed: 0, skipped: 2 }]))).toBe(
    '5 passed, 1 failed, 2 skipped',
  )
})
