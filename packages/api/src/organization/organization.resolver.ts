import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../graphql/context.ts'
import { OrganizationType } from './organization.type.ts'
import { toWeekdayHours, WeekdayHoursType } from './weekday-hours.type.ts'

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @FieldResolver(() => [WeekdayHoursType], { description: 'By weekday and time.' })
  async openingHours(
    @Root() { id }: OrganizationType,
    @Ctx() { loaders }: Context,
  ): Promise<WeekdayHoursType[]> {
    return (await loaders.openingHours.load(id)).map(toWeekdayHours)
  }
}
