import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const preload = new URL('movable-clock.preload.mjs', import.meta.url).href

/** A clock for an application of a journey's own, so that nobody has to wait for midnight. It goes on by itself. */
export class MovableClock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'reprise-clock-'))
  readonly #file = join(this.#folder, 'milliseconds-ahead')

  constructor(time: number) {
    this.moveTo(time)
  }

  /** For startApplication. */
  get env(): Record<string, string> {
    return { CLOCK_FILE: this.#file, NODE_OPTIONS: `--import=${preload}` }
  }

  /** The application knows it within a tenth of a second. */
  moveTo(time: number): void {
    writeFileSync(this.#file, String(time - Date.now()))
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
