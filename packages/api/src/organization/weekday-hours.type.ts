import { Field, Int, ObjectType } from 'type-graphql'

@ObjectType('WeekdayHours', {
  description: "Hours of a weekday in the organization's zone. A list without any means no limit.",
})
export class WeekdayHoursType {
  @Field(() => Int, { description: '1 is Monday, 7 is Sunday.' })
  weekday!: number

  @Field(() => String, { description: 'A local time, 09:00.' })
  from!: string

  @Field(() => String, { description: 'A local time, 12:30; 24:00 is the end of the day.' })
  to!: string
}

/** Minutes of the day as people write them. */
export function toWeekdayHours(row: {
  weekday: number
  fromMinute: number
  toMinute: number
}): WeekdayHoursType {
  return { weekday: row.weekday, from: timeOf(row.fromMinute), to: timeOf(row.toMinute) }
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
