import type { MikroORM } from '@mikro-orm/postgresql'
import { MailboxMessageRow } from './mailbox-message.entity.ts'
import type { MailboxMessageType } from './mailbox-message.type.ts'

/** What the built-in mailbox of an organization received, newest first, at most 100. */
export async function loadMailbox(orm: MikroORM, organizationId: string): Promise<MailboxMessageType[]> {
  const rows = await orm.em
    .fork()
    .find(MailboxMessageRow, { organizationId }, { orderBy: { receivedAt: -1, id: -1 }, limit: 100 })
  return rows.map(({ fromAddress: from, toAddress: to, ...message }) => ({ ...message, from, to }))
}
