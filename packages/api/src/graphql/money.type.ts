import { Field, Int, ObjectType } from 'type-graphql'
import { GraphQLCurrency } from './scalars.ts'

@ObjectType('Money', {
  description: "An amount in the currency's minor unit: 4500 EUR is 45.00 €. At most 2,147,483,647.",
})
export class MoneyType {
  @Field(() => Int)
  amount!: number

  @Field(() => GraphQLCurrency)
  currency!: string
}
