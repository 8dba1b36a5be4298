import { shortName } from '@reprise/domain/schedule/short-name'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { emailProblemIn } from '../email/email-problem.ts'
import { seesEverything, type Context } from '../graphql/context.ts'
import type { ClientRow } from './client.entity.ts'
import { ClientType } from './client.type.ts'

@Resolver(() => ClientType)
export class ClientResolver {
  @FieldResolver(() => String, { description: 'For a wall display shortened: Léa M.' })
  name(@Root() client: ClientRow, @Ctx() context: Context): string {
    return seesEverything(context) ? client.name : shortName(client.name)
  }

  @FieldResolver(() => String, { nullable: true })
  email(@Root() client: ClientRow, @Ctx() context: Context) {
    return seesEverything(context) ? client.email : null
  }

  @FieldResolver(() => String, { nullable: true })
  phone(@Root() client: ClientRow, @Ctx() context: Context) {
    return seesEverything(context) ? client.phone : null
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Why mail to this address is known to fail; null when it is not. In the language of the request.',
  })
  emailProblem(@Root() client: ClientRow, @Ctx() context: Context): string | null {
    const shown = seesEverything(context) && client.emailProblem
    return shown ? emailProblemIn(context.language, shown) : null
  }
}
