import { Field, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Product', { description: 'What is sold.' })
export class ProductType {
  @Field(() => ID)
  id!: string

  @Field(() => String)
  name!: string

  @Field(() => Boolean)
  isPrivateLesson!: boolean

  @Field(() => Int, { description: 'Palette slot 0–7 for the calendar.' })
  color!: number
}
