import { setTimeout as sleep } from 'node:timers/promises'
import type { MikroORM } from '@mikro-orm/postgresql'
import { migrateJobs } from '../jobs/migrate-jobs.ts'
import type { Logger } from 'pino'
import { outcomeOf, sqlStateOf } from './sql-state.ts'

/** Any number: it is what two nodes that start at once agree to wait on. */
const MIGRATION_LOCK = 7_201_911

/**
 * Brings the tables up to date. A database that is not there yet is waited for, and said so; one that refuses (a wrong
 * password, no such database) fails at once, and the waiting ends when `stopping` says so.
 */
export async function prepareDatabase(
  orm: MikroORM,
  logger: Logger,
  tell: (line: string) => void,
  stopping?: AbortSignal,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await migrate(orm, logger)
      return
    } catch (error) {
      if (outcomeOf(error) === 'FATAL') throw error
      if (attempt === 0)
        tell(`The database does not answer (${sqlStateOf(error) ?? String(error)}): waiting for it…`)
      await sleep(1_000, undefined, { signal: stopping })
    }
  }
}

async function migrate(orm: MikroORM, logger: Logger): Promise<void> {
  const em = orm.em.fork()
  // Held on a connection of its own until the migrations are through; a second node finds nothing left to do.
  await em.transactional(async (lock) => {
    await lock.execute(`set local lock_timeout = '60s'; set local statement_timeout = '60s'`)
    await lock.execute(`set local idle_in_transaction_session_timeout = 0`)
    await lock.execute(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`)
    await orm.migrator.up()
    await migrateJobs(orm.config.get('clientUrl')!, logger)
  })
}
