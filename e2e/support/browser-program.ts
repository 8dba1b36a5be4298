import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A browser to launch, and the environment that it needs if it is not this process's. */
export interface Browser {
  executablePath: string
  env?: Record<string, string>
}

/** Some systems keep a stub under a browser's name that only says how to install it. */
export function works({ executablePath, env }: Browser): boolean {
  return existsSync(executablePath) && spawnSync(executablePath, ['--version'], { env }).status === 0
}
