import { Ctx, Query, Resolver } from 'type-graphql'
import { requireStaff, type Context } from '../graphql/context.ts'
import { loadMailbox } from './load-mailbox.ts'
import { MailboxMessageType } from './mailbox-message.type.ts'

@Resolver()
export class MailboxResolver {
  @Query(() => [MailboxMessageType], {
    nullable: true,
    description:
      'What the built-in mailbox received, newest first, at most 100; null when mail goes to a real service.',
  })
  mailbox(@Ctx() context: Context): Promise<MailboxMessageType[]> | null {
    const { organizationId } = requireStaff(context)
    return context.parts.hasMailbox ? loadMailbox(context.parts.orm, organizationId) : null
  }
}
