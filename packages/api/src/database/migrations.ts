import type { MigrationObject } from '@mikro-orm/core'
import { FirstSchema } from '../../migrations/2026-11-21-first-schema.ts'
import { WatchLinks } from '../../migrations/2026-11-21-watch-links.ts'

/** In order. Forward only: one that has been released is never edited. */
export const migrations: MigrationObject[] = [
  { name: '2026-11-21-first-schema', class: FirstSchema },
  { name: '2026-11-21-watch-links', class: WatchLinks },
]
