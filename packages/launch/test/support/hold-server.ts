import { startEmbeddedPostgres } from '../../src/embedded-postgres.ts'

const dataDir = process.argv[2] ?? ''
const { url, pid } = await startEmbeddedPostgres({
  dataDir,
  log: (line) => process.stderr.write(`${line}\n`),
})
process.stdout.write(JSON.stringify({ url, pid }))
setInterval(() => {}, 60_000)
