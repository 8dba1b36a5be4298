import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { requireStaff, type Context } from '../graphql/context.ts'
import { MailboxMessageRow } from './mailbox-message.entity.ts'
import { MailboxMessageType } from './mailbox-message.type.ts'

const NEWEST = 100

@Resolver(() => MailboxMessageType)
export class MailboxResolver {
  @Query(() => [MailboxMessageType], {
    nullable: true,
    description: `What the built-in mailbox received, newest first, at most ${NEWEST}; null when mail goes to a real service.`,
  })
  async mailbox(@Ctx() context: Context): Promise<MailboxMessageRow[] | null> {
    const { organizationId } = requireStaff(context)
    if (!context.parts.hasMailbox) return null
    return context.parts.orm.em
      .fork()
      .find(MailboxMessageRow, { organizationId }, { orderBy: { receivedAt: -1, id: -1 }, limit: NEWEST })
  }

  @FieldResolver(() => String)
  from(@Root() { fromAddress }: MailboxMessageRow): string {
    return fromAddress
  }

  @FieldResolver(() => String)
  to(@Root() { toAddress }: MailboxMessageRow): string {
    return toAddress
  }
}
