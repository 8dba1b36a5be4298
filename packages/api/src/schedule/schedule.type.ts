import { Field, Int, ObjectType } from 'type-graphql'
import { ClosureType } from '../organization/closure.type.ts'
import { SessionType } from './session.type.ts'
import { UnavailabilityType } from './unavailability.type.ts'

@ObjectType('Schedule', { description: 'What a stretch of days holds, and the version that shows it.' })
export class ScheduleType {
  @Field(() => Int, {
    description: 'Subscribe with `scheduleChanged(after: version)` and nothing is missed in between.',
  })
  version!: number

  @Field(() => [SessionType], { description: 'Those that are scheduled, and those that were cancelled.' })
  sessions!: SessionType[]

  @Field(() => [UnavailabilityType])
  unavailabilities!: UnavailabilityType[]

  @Field(() => [ClosureType])
  closures!: ClosureType[]
}
