import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

export const OrderStatus = {
  PENDING_PAYMENT: 'PENDING_PAYMENT',
  PAID: 'PAID',
  CANCELLED: 'CANCELLED',
  REFUNDED: 'REFUNDED',
} as const
registerEnumType(OrderStatus, { name: 'OrderStatus' })

@ObjectType('Order', { description: 'What a client owes.' })
export class OrderType {
  @Field(() => ID)
  id!: string

  @Field(() => OrderStatus)
  status!: keyof typeof OrderStatus

  @Field(() => GraphQLDateTimeISO)
  createdAt!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  paidAt?: Date | null
}
