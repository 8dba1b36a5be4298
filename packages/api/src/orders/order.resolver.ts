import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { ClientType } from '../clients/client.type.ts'
import { EmailMessageType } from '../email/email-message.type.ts'
import { requireStaff, type Context } from '../graphql/context.ts'
import { asId } from '../graphql/ids.ts'
import { MoneyType } from '../graphql/money.type.ts'
import { PaymentLinkType } from '../payments/payment-link.type.ts'
import { payUrl } from '../payments/pay-token.ts'
import { OrderLineType } from './order-line.type.ts'
import { orderNumber } from './order-number.ts'
import type { OrderRow } from './order.entity.ts'
import { OrderType } from './order.type.ts'

@Resolver(() => OrderType)
export class OrderResolver {
  @Query(() => OrderType, {
    nullable: true,
    description: "Null when there is none in the viewer's organization.",
  })
  order(@Arg('id', () => ID) id: string, @Ctx() context: Context) {
    requireStaff(context)
    const orderId = asId(id)
    return orderId && context.loaders.order.load(orderId)
  }

  @FieldResolver(() => String, { description: 'For people: unique in the organization, without gaps.' })
  number(@Root() { number }: OrderRow): string {
    return orderNumber(number!)
  }

  @FieldResolver(() => ClientType)
  client(@Root() { clientId }: OrderRow, @Ctx() { loaders }: Context) {
    return loaders.client.load(clientId)
  }

  @FieldResolver(() => MoneyType, { description: 'The sum of the lines.' })
  total(@Root() { total, currency }: OrderRow): MoneyType {
    return { amount: total, currency }
  }

  @FieldResolver(() => [OrderLineType])
  async lines(@Root() { id, currency }: OrderRow, @Ctx() { loaders }: Context) {
    return (await loaders.linesOfOrder.load(id)).map((line) => ({ ...line, currency }))
  }

  @FieldResolver(() => PaymentLinkType)
  async paymentLink(@Root() { id }: OrderRow, @Ctx() { loaders, parts }: Context): Promise<PaymentLinkType> {
    const link = (await loaders.paymentLinkOfOrder.load(id))!
    return { url: payUrl(parts, link), expiresAt: link.expiresAt ?? null }
  }

  @FieldResolver(() => [EmailMessageType], {
    description: 'One for each attempt to tell the client, newest first, also where none could be sent.',
  })
  emails(@Root() { id }: OrderRow, @Ctx() { loaders }: Context) {
    return loaders.emailsOfOrder.load(id)
  }
}
