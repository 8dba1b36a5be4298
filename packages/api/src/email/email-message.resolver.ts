import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.ts'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'
import { emailProblemIn } from './email-problem.ts'
import type { EmailMessageRow } from './email-message.entity.ts'
import { EmailMessageType, EmailStatus } from './email-message.type.ts'

@Resolver(() => EmailMessageType)
export class EmailMessageResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Null when the client had no address.' })
  to(@Root() { toAddress }: EmailMessageRow) {
    return toAddress
  }

  @FieldResolver(() => EmailStatus)
  status(@Root() { status }: EmailMessageRow): keyof typeof EmailStatus {
    return status === 'SENDING' ? 'QUEUED' : status
  }

  @FieldResolver(() => String, { nullable: true, description: 'In the language of the request.' })
  problem(@Root() { problem }: EmailMessageRow, @Ctx() { language }: Context): string | null {
    return problem ? emailProblemIn(language, problem) : null
  }

  @FieldResolver(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it leaves, while it is QUEUED; null afterwards.',
  })
  leavesAt(@Root() { status, leavesAt }: EmailMessageRow): Date | null {
    return status === 'QUEUED' ? leavesAt : null
  }
}
