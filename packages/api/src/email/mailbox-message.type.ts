import { Field, ID, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

@ObjectType('MailboxMessage', { description: 'A mail that went to the built-in mailbox.' })
export class MailboxMessageType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  from!: string

  @Field(() => String)
  to!: string

  @Field(() => String)
  subject!: string

  @Field(() => String, { description: 'A whole document: show it in a sandboxed frame.' })
  html!: string

  @Field(() => String)
  text!: string

  @Field(() => GraphQLDateTimeISO)
  receivedAt!: Date
}
