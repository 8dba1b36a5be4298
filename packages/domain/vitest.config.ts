import { defineConfig } from 'vitest/config'

/** The rules know the organization's zone and no other: every test runs with the process in each of these. */
const processTimeZones = ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia']

export default defineConfig({
  test: {
    projects: processTimeZones.map((TZ) => ({
      test: {
        name: TZ,
        include: ['test/**/*.test.ts'],
        // A thread cannot have a zone of its own; a process can.
        pool: 'forks',
        // The rules keep no state between files.
        isolate: false,
        env: { TZ },
        provide: { processTimeZone: TZ },
      },
    })),
  },
})
