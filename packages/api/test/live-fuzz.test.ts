import { afterAll, beforeAll, expect, test } from 'vitest'
import { runLiveFuzz } from './live-fuzz/fuzz-run.ts'
import { createTestDatabase, type TestDatabase } from './support/test-database.ts'

let database: TestDatabase
beforeAll(async () => void (database = await createTestDatabase()))
afterAll(() => database.drop())

// The long form: `FUZZ_SECONDS=600 FUZZ_SEED=7 pnpm --filter @reprise/api fuzz`.
const seconds = Number(process.env['FUZZ_SECONDS'] ?? 12)
const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000)

test(
  `twenty watchers lose nothing through lost connections, lost rings and killed nodes (seed ${seed})`,
  async () => {
    const report = await runLiveFuzz(database, { seed, seconds, watchers: 20 })
    console.log(`seed ${seed}:`, report)
    expect(report.violations).toEqual([])
    expect(report.versions).toBeGreaterThan(seconds)
    expect(report.kills).toBeGreaterThan(0)
  },
  (seconds + 90) * 1_000,
)
