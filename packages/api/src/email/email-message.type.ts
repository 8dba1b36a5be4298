import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

export const EmailStatus = {
  QUEUED: 'QUEUED',
  SENT: 'SENT',
  DELIVERED: 'DELIVERED',
  BOUNCED: 'BOUNCED',
  FAILED: 'FAILED',
  WITHDRAWN: 'WITHDRAWN',
} as const
registerEnumType(EmailStatus, {
  name: 'EmailStatus',
  valuesConfig: {
    QUEUED: { description: 'Stored with the order, not yet handed over.' },
    SENT: { description: 'The mail service has taken it.' },
    FAILED: { description: 'Given up, or there was no address; `problem` says why.' },
    WITHDRAWN: { description: 'Undone before it left.' },
  },
})

@ObjectType('EmailMessage', { description: 'One attempt to tell the client.' })
export class EmailMessageType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  subject!: string

  @Field(() => GraphQLDateTimeISO)
  updatedAt!: Date
}
