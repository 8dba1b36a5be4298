import { readFileSync, watchFile } from 'node:fs'

// Runs in the application's process before it: its clock is ahead of the machine's by the milliseconds in CLOCK_FILE.
const file = process.env['CLOCK_FILE'] ?? ''
const machineTime = Date.now
let ahead = read()

watchFile(file, { interval: 50, persistent: false }, () => (ahead = read()))
Date.now = () => machineTime() + ahead
// Where Node brings a Temporal of its own, that one would go by the machine's clock.
delete globalThis.Temporal

function read() {
  return Number(readFileSync(file, 'utf8'))
}
