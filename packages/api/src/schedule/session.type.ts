import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

export const SessionStatus = { SCHEDULED: 'SCHEDULED', CANCELLED: 'CANCELLED' } as const
registerEnumType(SessionStatus, { name: 'SessionStatus' })

@ObjectType('Session', {
  description: 'The thing on the calendar: a lesson, or an activity such as a meeting.',
})
export class SessionType {
  @Field(() => ID)
  id!: string

  @Field(() => GraphQLDateTimeISO)
  startsAt!: Date

  @Field(() => GraphQLDateTimeISO)
  endsAt!: Date

  @Field(() => SessionStatus)
  status!: keyof typeof SessionStatus
}
