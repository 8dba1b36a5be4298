import { setTimeout as sleep } from 'node:timers/promises'
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import { outcomeOf, sqlStateOf } from './sql-state.ts'
import { TryAgainError } from '../graphql/errors.ts'

const ATTEMPTS = 5

/**
 * Runs `work` in one READ COMMITTED transaction, each attempt in a fresh EntityManager (after a failed flush the old
 * one drops the entity without a word). What a second run may settle is run again: deadlocks, serialization,
 * an exclusion violation (the second run finds the reason), a lost connection. So `work` must be safe to repeat.
 *
 * @throws TryAgainError when the database is busy, out of room or away
 */
export async function runTransaction<T>(orm: MikroORM, work: (em: EntityManager) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await orm.em.fork().transactional(work)
    } catch (error) {
      const outcome = outcomeOf(error)
      if (outcome === 'FATAL') throw error
      if (outcome === 'TRY_AGAIN' || attempt === ATTEMPTS) throw new TryAgainError(sqlStateOf(error), error)
      await sleep(10 * 2 ** attempt * (0.5 + Math.random()))
    }
  }
}

/** What was read without a lock has changed since: the transaction is to begin again. */
export class StaleReadError extends Error {
  readonly code = '40001'
}
