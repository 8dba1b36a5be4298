import { check } from './checks.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { moduleFile, root } from './places.mjs'
import { exitCodeOf, forwardSignals, runNode } from './processes.mjs'
import { start } from './start.mjs'
import { test } from './tests.mjs'

/** @type {Record<string, (node: string, args: string[]) => Promise<number>>} */
const commands = { start, test, check, format }

/**
 * Prepares the machine, runs one command and ends with its exit code.
 * @param {string[]} args the command's name and its arguments
 */
export async function run([name = '', ...args]) {
  const command = commands[name]
  if (!command) {
    console.error(`There is no command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
    process.exitCode = 1
    return
  }
  forwardSignals()
  try {
    const node = await ensureDependencies({ withJourneys: name !== 'start' })
    process.exitCode = await command(node, args)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}

/** @param {string} node */
async function format(node) {
  return exitCodeOf(await runNode(node, [moduleFile('.', 'prettier/bin/prettier.cjs'), '--write', root], {}))
}
