import { Field, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

@ObjectType('PaymentLink', { description: 'Where the client pays.' })
export class PaymentLinkType {
  @Field(() => String)
  url!: string

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null when it does not lapse.' })
  expiresAt?: Date | null
}
