import { createUnionType, Field, ID, ObjectType } from 'type-graphql'
import { ProblemType } from '../graphql/problem.type.ts'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

@ObjectType('WatchLink', {
  description: "A link for a wall display: today's schedule, live and read only, clients' names shortened.",
})
export class WatchLinkType {
  @Field(() => ID)
  id!: string

  @Field(() => String, { description: 'Where it hangs, say.' })
  name!: string

  @Field(() => GraphQLDateTimeISO)
  createdAt!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Set once it is of no use any more.' })
  revokedAt?: Date | null
}

@ObjectType()
export class WatchLinkCreated {
  @Field(() => WatchLinkType)
  watchLink!: object

  @Field(() => String, { description: 'The address to open on the display. Shown this once.' })
  url!: string
}

@ObjectType({
  implements: ProblemType,
  description: 'Returned when the name is empty, or longer than 100 characters.',
})
export class WatchLinkNameInvalid extends ProblemType {}

@ObjectType()
export class WatchLinkRevoked {
  @Field(() => WatchLinkType)
  watchLink!: object
}

@ObjectType({
  implements: ProblemType,
  description: "Returned when there is no such link in the viewer's organization.",
})
export class WatchLinkNotFound extends ProblemType {}

export const CreateWatchLinkResult = createUnionType({
  name: 'CreateWatchLinkResult',
  types: () => [WatchLinkCreated, WatchLinkNameInvalid] as const,
})

export const RevokeWatchLinkResult = createUnionType({
  name: 'RevokeWatchLinkResult',
  types: () => [WatchLinkRevoked, WatchLinkNotFound] as const,
})
