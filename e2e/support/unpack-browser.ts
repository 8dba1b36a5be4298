import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'
import { works, type Browser } from './browser-program.ts'

const target = fileURLToPath(new URL('../node_modules/.chromium', import.meta.url))

/**
 * Unpacks the Chromium of @sparticuz/chromium into this folder's node_modules, once: the package itself would
 * share one place below the temporary folder among all users, and take a half-written file for a whole one.
 */
export async function unpackBrowser(): Promise<Browser> {
  if (!existsSync(target)) await unpack()
  const executablePath = join(target, 'chromium')
  if (works({ executablePath })) return { executablePath }
  // A machine without the libraries and fonts of a browser (libnss3 and its like): the package brings these too.
  const libraries = join(target, 'al2023', 'lib')
  const env = { ...environment(), LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(target, 'fonts') }
  if (works({ executablePath, env })) return { executablePath, env }
  throw new Error(
    'The Chromium of @sparticuz/chromium does not run here: install Chromium, or set CHROME_PATH to one.',
  )
}

async function unpack(): Promise<void> {
  const archives = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin')
  const partial = `${target}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  const outer = process.env['TMPDIR']
  process.env['TMPDIR'] = partial // Where the package unpacks to; it takes no argument for it.
  try {
    for (const name of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(archives, name))
    }
    renameSync(partial, target)
  } finally {
    if (outer === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = outer
    rmSync(partial, { recursive: true, force: true })
  }
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
