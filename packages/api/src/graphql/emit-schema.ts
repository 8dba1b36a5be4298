import { readFileSync, writeFileSync } from 'node:fs'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { buildApiSchema } from './build-schema.ts'

/** Writes the API's SDL to packages/api/schema.graphql; with --check only compares, and fails when they differ. */
const file = new URL('../../schema.graphql', import.meta.url)
const sdl = printSchema(lexicographicSortSchema(buildApiSchema())) + '\n'

if (!process.argv.includes('--check')) {
  writeFileSync(file, sdl)
} else if (readFileSync(file, 'utf8') !== sdl) {
  console.error(
    'packages/api/schema.graphql is not what the code says: run `pnpm --filter @reprise/api schema`.',
  )
  process.exitCode = 1
}
