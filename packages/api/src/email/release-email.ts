import type { MikroORM } from '@mikro-orm/postgresql'
import { runTransaction } from '../database/run-transaction.ts'
import type { JobPayloads } from '../jobs/add-job.ts'

/** Puts a mail that certainly did not leave back in its queue. People were told QUEUED all along: no change to record. */
export async function releaseEmail(
  orm: MikroORM,
  { organizationId, emailId }: JobPayloads['send-email'],
): Promise<void> {
  await runTransaction(orm, (em) =>
    em.execute(
      `update email_message set status = 'QUEUED' where organization_id = ? and id = ? and status = 'SENDING'`,
      [organizationId, emailId],
    ),
  )
}
