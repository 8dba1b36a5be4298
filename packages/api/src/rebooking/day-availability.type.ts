import type { DayDecision } from '@reprise/domain/rebooking/booking-situation'
import { Temporal } from 'temporal-polyfill'
import { Field, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO, LocalDateScalar } from '../graphql/scalars.ts'
import { ConflictType } from './conflict.type.ts'

@ObjectType('DayAvailability', {
  description: 'Whether a session can be copied to a day, and every reason if not.',
})
export class DayAvailabilityType {
  @Field(() => LocalDateScalar)
  date!: Temporal.PlainDate

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Null when the clocks skip it that day.' })
  startsAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true })
  endsAt!: Date | null

  @Field(() => Boolean)
  isAvailable!: boolean

  @Field(() => [ConflictType], { description: 'Every reason, not just the first; empty when available.' })
  conflicts!: DayDecision['conflicts']
}

export function toDayAvailability({ date, lesson, conflicts }: DayDecision): DayAvailabilityType {
  return {
    date,
    startsAt: lesson && toDate(lesson.startsAt),
    endsAt: lesson && toDate(lesson.endsAt),
    isAvailable: conflicts.length === 0,
    conflicts,
  }
}

export const toDate = (instant: Temporal.Instant): Date => new Date(instant.epochMilliseconds)
