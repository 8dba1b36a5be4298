import { Field, InterfaceType } from 'type-graphql'

@InterfaceType('Problem', {
  description:
    'Whatever else a client knows of a failure, it can show this to a person, in the language of the request.',
})
export abstract class ProblemType {
  @Field(() => String)
  message!: string
}
