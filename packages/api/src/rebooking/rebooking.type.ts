import { Field, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO, GraphQLUUID } from '../graphql/scalars.ts'

@ObjectType('Rebooking', { description: 'One confirmed "Book again".' })
export class RebookingType {
  @Field(() => GraphQLUUID)
  id!: string

  @Field(() => GraphQLDateTimeISO)
  createdAt!: Date

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Set once it was taken back; repeating its request then gives it so.',
  })
  undoneAt?: Date | null
}
