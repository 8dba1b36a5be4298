import type { EntityManager, MikroORM } from '@mikro-orm/postgresql'
import type { Doorbell } from './doorbell.ts'
import { runTransaction } from '../database/run-transaction.ts'

/** Runs a transaction that may record a change, and rings after its commit. `work` must be safe to repeat. */
export async function commitChange<T>(
  { orm, doorbell }: { readonly orm: MikroORM; readonly doorbell: Doorbell },
  organizationId: string,
  work: (em: EntityManager) => Promise<T>,
): Promise<T> {
  const result = await runTransaction(orm, work)
  doorbell.ring(organizationId)
  return result
}
