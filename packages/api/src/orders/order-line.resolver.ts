import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.ts'
import { MoneyType } from '../graphql/money.type.ts'
import { SessionType } from '../schedule/session.type.ts'
import type { OrderLineRow } from './order-line.entity.ts'
import { OrderLineType } from './order-line.type.ts'

@Resolver(() => OrderLineType)
export class OrderLineResolver {
  @FieldResolver(() => MoneyType, { description: 'Tax included.' })
  price(@Root() { price, currency }: OrderLineRow & { currency: string }): MoneyType {
    return { amount: price, currency }
  }

  @FieldResolver(() => SessionType, { nullable: true })
  session(@Root() { sessionId }: OrderLineRow, @Ctx() { loaders }: Context) {
    return sessionId ? loaders.session.load(sessionId) : null
  }
}
