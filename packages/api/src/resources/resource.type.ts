import { Field, ID, ObjectType } from 'type-graphql'

@ObjectType('Resource', { description: 'A room, court, horse or piece of equipment.' })
export class ResourceType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string
}
