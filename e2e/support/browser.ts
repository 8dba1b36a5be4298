import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'
import { works, type Browser } from './browser-program.ts'
import { unpackBrowser } from './unpack-browser.ts'

/** It is to visit the application alone: nothing is fetched, updated or reported behind the journeys' backs. */
export const browserArguments = [
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * CHROME_PATH, else Playwright's own Chromium if it was installed, else the system's, else the one that comes
 * inside an npm package (Linux on x64).
 * @throws Error that says what to do when there is none
 */
export async function findBrowser(): Promise<Browser> {
  const wanted = process.env['CHROME_PATH']
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH names a file that is not there: ${wanted}`)
    return { executablePath: wanted }
  }
  const places = [chromium.executablePath(), ...systemBrowsers()]
  const installed = places.map((executablePath) => ({ executablePath })).find(works)
  if (installed) return installed
  if (process.platform === 'linux' && process.arch === 'x64') return unpackBrowser()
  throw new Error(
    'No browser was found for the journeys: install Chromium or Chrome, or set CHROME_PATH to one, ' +
      'or run `pnpm --filter @reprise/e2e exec playwright install chromium`.',
  )
}

function systemBrowsers(): string[] {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const applications = ['Google Chrome', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  )
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...applications]
}
