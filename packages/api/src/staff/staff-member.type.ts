import { Field, ID, ObjectType, registerEnumType } from 'type-graphql'

export const StaffRole = { STAFF: 'STAFF', ADMINISTRATOR: 'ADMINISTRATOR' } as const
registerEnumType(StaffRole, { name: 'StaffRole' })

@ObjectType('StaffMember', { description: 'Somebody who works at the school.' })
export class StaffMemberType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => StaffRole)
  role!: keyof typeof StaffRole
}
