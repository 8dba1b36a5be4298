import { defineConfig } from 'vitest/config'

// One file at a time: each of them starts PostgreSQL servers of its own.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 },
})
