import { Field, ObjectType } from 'type-graphql'

@ObjectType('OrderLine', { description: "One session's price as it was agreed." })
export class OrderLineType {
  @Field(() => String)
  description!: string
}
