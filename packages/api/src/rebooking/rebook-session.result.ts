import { createUnionType, Field, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ProblemType } from '../graphql/problem.type.ts'
import { DayAvailabilityType } from './day-availability.type.ts'
import { RebookingType } from './rebooking.type.ts'

export const NotRebookableReason = {
  NOT_COMPLETED: 'NOT_COMPLETED',
  CANCELLED: 'CANCELLED',
  NOT_A_PRIVATE_LESSON: 'NOT_A_PRIVATE_LESSON',
  NO_CLIENT: 'NO_CLIENT',
} as const
registerEnumType(NotRebookableReason, { name: 'NotRebookableReason' })

@ObjectType()
export class SessionRebooked {
  @Field(() => RebookingType)
  rebooking!: object

  @Field(() => Int, { description: "The schedule's version with it in." })
  scheduleVersion!: number
}

@ObjectType({
  implements: ProblemType,
  description: 'Returned when any chosen day is taken, or was taken meanwhile. Nothing was created.',
})
export class DaysUnavailable extends ProblemType {
  @Field(() => [DayAvailabilityType], {
    description: 'The chosen days that stand in the way, with every reason.',
  })
  days!: DayAvailabilityType[]
}

@ObjectType({
  implements: ProblemType,
  description: 'Returned when the session cannot be booked again on any day. Nothing was created.',
})
export class SessionNotRebookable extends ProblemType {
  @Field(() => NotRebookableReason)
  reason!: keyof typeof NotRebookableReason
}

@ObjectType({
  implements: ProblemType,
  description: "Returned when there is no such session in the viewer's organization.",
})
export class SessionNotFound extends ProblemType {}

@ObjectType({
  implements: ProblemType,
  description: 'Returned when `id` was used before for another session or other dates. Nothing was created.',
})
export class RebookingIdTaken extends ProblemType {}

@ObjectType()
export class FieldProblem {
  @Field(() => String, { description: 'Where in the input: dates.2' })
  path!: string

  @Field(() => String)
  message!: string
}

@ObjectType({
  implements: ProblemType,
  description: 'Returned when the input itself is wrong: no dates, a date twice, a date outside D+1 … D+6.',
})
export class InvalidInput extends ProblemType {
  @Field(() => [FieldProblem])
  fields!: FieldProblem[]
}

export const RebookSessionResult = createUnionType({
  name: 'RebookSessionResult',
  types: () =>
    [
      SessionRebooked,
      DaysUnavailable,
      SessionNotRebookable,
      SessionNotFound,
      RebookingIdTaken,
      InvalidInput,
    ] as const,
})
