import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Without it two copies of graphql meet: vitest loads its ESM entry, Apollo its CommonJS one.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Each file has a database and a server of its own; more at a time than cores only makes them wait.
    maxWorkers: 2,
  },
})
