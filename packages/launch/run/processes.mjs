import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname } from 'node:path'
import { whenNpmIsGone } from './npm-watch.mjs'
import { root } from './places.mjs'

/** @typedef {{ code: number | null, signal: NodeJS.Signals | null }} Ending */
/** @typedef {{ cwd?: string, env?: Record<string, string | undefined>, silent?: boolean }} Options */

/** @type {import('node:child_process').ChildProcess | undefined} */
let current
/** @type {NodeJS.Signals | undefined} */
let received
let receivedTimes = 0

/** True once somebody asked this program to end: whatever comes next is not begun. */
export const isInterrupted = () => received !== undefined

/**
 * From here on a signal is the child's: it gets each once, and this program ends when the child has ended.
 * A child that does not listen is ended by the third.
 */
export function forwardSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => receive(signal))
  }
  if (process.env.npm_lifecycle_event) whenNpmIsGone(() => receive('SIGTERM'))
}

/** @param {NodeJS.Signals} signal */
function receive(signal) {
  received = signal
  receivedTimes += 1
  if (!current) process.exit(128 + constants.signals[signal])
  current.kill(receivedTimes < 3 ? signal : 'SIGKILL')
}

/**
 * Runs a program until it ends. It has a session of its own, so that Ctrl-C in a terminal, which goes to every
 * process of the terminal's group, does not reach it twice.
 * @param {string} program
 * @param {string[]} args
 * @param {Options & { ipc?: boolean }} options
 * @returns {Promise<Ending>}
 */
export function runProgram(program, args, { cwd = root, env = {}, silent = false, ipc = false }) {
  const output = silent ? 'ignore' : 'inherit'
  const child = spawn(program, args, {
    cwd,
    detached: process.platform !== 'win32',
    env: { ...process.env, ...env },
    stdio: ipc ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
  })
  current = child
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code, signal) => {
      current = undefined
      resolve({ code, signal })
    })
  })
}

/** Arguments for a Node that has a channel (`ipc`) to us: it shuts down when we are gone. */
export const endWithParent = ['--import', new URL('end-with-parent.mjs', import.meta.url).href]

/**
 * Runs a JavaScript file with the located Node, which is also the `node` of whatever that file runs.
 * It asks itself to end when this program is killed.
 * @param {string} node
 * @param {string[]} args
 * @param {Options} options
 */
export function runNode(node, args, options) {
  const env = { ...options.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  return runProgram(node, [...endWithParent, ...args], { ...options, env, ipc: true })
}

/** @param {Ending} ending */
export function exitCodeOf({ code, signal }) {
  return code ?? 128 + (signal ? constants.signals[signal] : 0)
}
