import { createUnionType, Field, InputType, ObjectType } from 'type-graphql'
import { ProblemType } from '../graphql/problem.type.ts'
import type { Viewer } from '../graphql/context.ts'

@ObjectType('Viewer', { description: 'Who is asking.' })
export class ViewerType {}

@InputType()
export class SignInInput {
  @Field(() => String)
  email!: string

  @Field(() => String)
  password!: string
}

@ObjectType()
export class SignedIn {
  @Field(() => String, {
    description: 'For `Authorization: Bearer …`; shown once. Browsers have the cookie.',
  })
  token!: string

  @Field(() => ViewerType)
  viewer!: Viewer
}

@ObjectType({
  implements: ProblemType,
  description: 'Returned when the address and the password do not go together, whichever of them is wrong.',
})
export class InvalidCredentials extends ProblemType {}

export const SignInResult = createUnionType({
  name: 'SignInResult',
  types: () => [SignedIn, InvalidCredentials] as const,
})
