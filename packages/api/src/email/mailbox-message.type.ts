import { Field, ID, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

@ObjectType('MailboxMessage', { description: 'A mail as the built-in mailbox received it.' })
export class MailboxMessageType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  subject!: string

  @Field(() => String, { description: 'Show it in a frame without scripts.' })
  html!: string

  @Field(() => String)
  text!: string

  @Field(() => GraphQLDateTimeISO)
  receivedAt!: Date
}
