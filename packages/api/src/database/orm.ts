import { MikroORM } from '@mikro-orm/postgresql'
import { Migrator } from '@mikro-orm/migrations'
import { entities } from './entities.ts'
import { migrations } from './migrations.ts'
import { makePatient } from './patient-pool.ts'

/**
 * Limits of the API's own connections (milliseconds): a statement, a wait for a lock, and a transaction that its
 * caller left open each end by themselves. What waits its turn longer does so in the node (rebooking/subject-queue.ts).
 */
const LIMITS = '-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=10000'

/** Opens the pool lazily: nothing is connected to until the first statement. `poolSize` is in connections. */
export function openOrm(databaseUrl: string, poolSize = 20): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    driverOptions: {
      // Of opening a connection, which takes long when a thousand requests keep the node busy at the same moment.
      ...{ options: LIMITS, connectionTimeoutMillis: 5_000, keepAlive: true },
      onPoolCreated: makePatient,
    },
    pool: { min: 0, max: poolSize },
    // A slip in its name would otherwise start a new and empty database, as if all were lost.
    ensureDatabase: false,
    migrations: {
      migrationsList: migrations,
      snapshot: false,
      silent: true,
      transactional: true,
      allOrNothing: true,
    },
    // Foreign keys are composite, (organization_id, …), which relations of the ORM cannot say twice over one
    // column; they stand in the migrations and test/database holds that every one of them carries the organization.
    schemaGenerator: { createForeignKeyConstraints: false, ignoreSchema: ['graphile_worker'] },
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: true },
  })
}
