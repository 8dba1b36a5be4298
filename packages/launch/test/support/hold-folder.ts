import { openDataFolder } from '../../src/data-folder.ts'

try {
  openDataFolder(process.argv[2] ?? '')
  process.stdout.write('has it')
} catch (error) {
  process.stdout.write((error as Error).message)
}
setInterval(() => {}, 60_000)
