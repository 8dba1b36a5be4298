import { LaunchError } from '@reprise/launch/launch-error'
import { ConfigError, readConfig, type Config } from './config.ts'
import { DEMONSTRATION_SIGN_INS } from './demonstration/sign-ins.ts'
import { startApplication, type Application } from './start-application.ts'

/** The process: reads the environment, starts the application, and ends it when it is told to. */
const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => stopping.abort(signal))

try {
  const config = readConfig(process.env)
  const application = await startApplication(config, console.log, stopping.signal)
  console.log(welcome(config, application))
  await untilAborted(stopping.signal)
  console.log('Stopping…')
  await application.stop()
} catch (error) {
  // Told to stop while it was starting, it has stopped.
  if (!stopping.signal.aborted) {
    console.error(explain(error))
    process.exitCode = 1
  }
}

function welcome({ demonstration }: Config, { url }: Application): string {
  const lines = [`Reprise is ready: ${url}`]
  if (demonstration) {
    lines.push('Sign in with one of these (the demonstration school, École des Cimes):')
    for (const { email, password, role } of DEMONSTRATION_SIGN_INS) {
      lines.push(`  ${email}   ${password}   ${role.toLowerCase()}`)
    }
  }
  return [...lines, 'Stop with Ctrl-C.'].join('\n')
}

function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
}

/** One line for what a person can mend; the whole error for what only a developer can. */
function explain(error: unknown): string {
  if (error instanceof ConfigError) return `The configuration is wrong.\n${error.message}`
  if (error instanceof LaunchError) return error.message
  if (!(error instanceof Error)) return String(error)
  switch ('code' in error ? error.code : undefined) {
    case 'EADDRINUSE':
      return `Port ${process.env['PORT'] || 4000} is taken by another program: stop it, or choose another with PORT=4001.`
    case 'EACCES':
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `Cannot listen on HOST ${process.env['HOST'] ?? ''} PORT ${process.env['PORT'] ?? ''}: ${error.message}`
    case '28P01':
    case '28000':
      return 'The database refuses the user or the password in DATABASE_URL.'
    case '3D000':
      return 'The database that DATABASE_URL names does not exist on that server: create it first.'
    default:
      return error.stack ?? error.message
  }
}
