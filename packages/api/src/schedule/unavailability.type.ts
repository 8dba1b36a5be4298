import { createUnionType, Field, ID, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'
import { ResourceType } from '../resources/resource.type.ts'
import { StaffMemberType } from '../staff/staff-member.type.ts'

export const UnavailabilitySubject = createUnionType({
  name: 'UnavailabilitySubject',
  types: () => [StaffMemberType, ResourceType] as const,
})

@ObjectType('Unavailability', { description: 'When somebody or something cannot be booked.' })
export class UnavailabilityType {
  @Field(() => ID)
  id!: string

  @Field(() => GraphQLDateTimeISO)
  startsAt!: Date

  @Field(() => GraphQLDateTimeISO)
  endsAt!: Date
}
