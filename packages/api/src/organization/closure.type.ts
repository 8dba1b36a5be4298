import { Field, ID, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../graphql/scalars.ts'

@ObjectType('Closure', { description: 'Days on which the school is closed, both included.' })
export class ClosureType {
  @Field(() => ID)
  id!: string

  @Field(() => LocalDateScalar)
  firstDate!: string

  @Field(() => LocalDateScalar)
  lastDate!: string

  @Field(() => String, { nullable: true })
  reason?: string | null
}
