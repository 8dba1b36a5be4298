import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { moduleFile, root } from '../run/places.mjs'
import { temporaryFolder } from './support/temporary-folder.ts'

/** What the repository's own rules say to a file that holds nothing but this statement. */
function lint(file: string, statement: string): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, dirname(file)), { recursive: true })
  copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  writeFileSync(join(folder, file), `${statement}\n`)
  const oxlint = moduleFile('.', 'oxlint/bin/oxlint')
  return spawnSync(process.execPath, [oxlint, '--format=unix'], { cwd: folder, encoding: 'utf8' }).stdout
}

test.for([
  ['packages/domain/src/time/x.ts', "export { x } from '@reprise/api/x'"],
  ['packages/domain/src/time/x.ts', "export { x } from 'node:fs'"],
  ['packages/domain/src/time/x.ts', "export { x } from '../../../api/src/config.ts'"],
  ['packages/domain/src/time/x.ts', 'export const x = () => Temporal.Now.instant()'],
  ['packages/domain/src/time/x.ts', 'export const x = () => Date.now()'],
  ['packages/web/src/features/orders/x.ts', "export { x } from '@reprise/api/orders/order.type'"],
  ['packages/web/src/features/orders/x.ts', "export { x } from '../../../../api/src/orders/order.type.ts'"],
  [
    'packages/web/src/features/orders/x.vue',
    '<script setup lang="ts">import { x } from \'@reprise/api/x\'; x()</script>',
  ],
  ['packages/launch/src/x.ts', "export { x } from '@reprise/api/config'"],
  ['packages/launch/src/x.ts', "export { x } from '../../api/src/config.ts'"],
  ['packages/api/src/x.ts', "export { x } from '@reprise/web/x'"],
  ['packages/api/src/rebooking/x.ts', "export { x } from '../schedule/load-schedule.ts'"],
  ['packages/api/src/rebooking/x.ts', "export type { x } from '../a-new-feature/insides.ts'"],
  ['packages/api/src/demonstration/rows/x.ts', "export { x } from '../../schedule/load-schedule.ts'"],
  ['packages/api/src/jobs/x.ts', "export { x } from '../email/send-email.ts'"],
  ['e2e/journeys/x.spec.ts', "export { x } from '../../packages/api/src/config.ts'"],
] as const)('refused: %s with %s', ([file, statement]) => {
  expect(lint(file, statement)).toMatch(/no-restricted-(imports|properties)/)
})

test.for([
  ['packages/domain/src/time/x.ts', "export { Temporal } from 'temporal-polyfill'"],
  ['packages/domain/src/time/x.ts', "export { x } from '../orders/money.ts'"],
  ['packages/web/src/features/orders/x.ts', "export { x } from '@reprise/domain/orders/money'"],
  ['packages/web/src/features/orders/x.ts', "export { x } from '../schedule/x.ts'"],
  ['packages/api/src/rebooking/x.ts', "export { x } from '@reprise/domain/rebooking/decide-rebooking'"],
  ['packages/api/src/rebooking/x.ts', "export { x } from './load-source.ts'"],
  ['packages/api/src/rebooking/x.ts', "export { x } from '../parts.ts'"],
  ['packages/api/src/rebooking/x.ts', "export { x } from '../schedule/session.entity.ts'"],
  ['packages/api/src/rebooking/x.ts', "export { x } from '../database/run-transaction.ts'"],
  ['packages/api/src/demonstration/rows/x.ts', "export { x } from '../school.ts'"],
  ['packages/api/src/demonstration/rows/x.ts', "export { x } from '../../schedule/session.entity.ts'"],
  ['packages/api/src/graphql/x.ts', "export { x } from '../schedule/schedule.resolver.ts'"],
  ['packages/api/src/start-application.ts', "export { x } from '@reprise/launch/embedded-postgres'"],
] as const)('admitted: %s with %s', ([file, statement]) => {
  expect(lint(file, statement)).toBe('')
})
