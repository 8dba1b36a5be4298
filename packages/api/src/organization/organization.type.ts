import { Field, ID, ObjectType } from 'type-graphql'
import { GraphQLCurrency, GraphQLTimeZone } from '../graphql/scalars.ts'

@ObjectType('Organization', { description: 'A school: one time zone, one currency, one schedule.' })
export class OrganizationType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => GraphQLTimeZone)
  timeZone!: string

  @Field(() => GraphQLCurrency)
  currency!: string
}
