import { Field, ID, Int, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO } from '../graphql/scalars.ts'

@ObjectType('ScheduleChange', { description: "One commit to an organization's schedule." })
export class ScheduleChangeType {
  @Field(() => Int, { description: "One more than that of the organization's change before it." })
  version!: number

  @Field(() => GraphQLDateTimeISO)
  occurredAt!: Date

  @Field(() => [ID], { description: 'Those the commit touched that are no more.' })
  removedUnavailabilityIds!: string[]

  @Field(() => Boolean, {
    description:
      'Working or opening hours, closures, names, prices or activity changed: ask again for what is shown of them.',
  })
  rulesChanged!: boolean
}
