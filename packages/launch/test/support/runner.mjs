// Does with a program what `npm start` does with the application.
import { fileURLToPath } from 'node:url'
import { exitCodeOf, forwardSignals, runNode } from '../../run/processes.mjs'

forwardSignals()
const program = fileURLToPath(new URL('listens-to-signals.mjs', import.meta.url))
process.exitCode = exitCodeOf(await runNode(process.execPath, [program], {}))
