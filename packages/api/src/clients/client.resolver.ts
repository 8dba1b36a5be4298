import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { emailProblemIn } from '../email/email-problem.ts'
import type { Context } from '../graphql/context.ts'
import type { ClientRow } from './client.entity.ts'
import { ClientType } from './client.type.ts'

@Resolver(() => ClientType)
export class ClientResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why mail to this address is known to fail; null when it is not. In the language of the request.',
  })
  emailProblem(@Root() client: ClientRow, @Ctx() { language }: Context): string | null {
    return client.emailProblem ? emailProblemIn(language, client.emailProblem) : null
  }
}
