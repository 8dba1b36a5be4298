import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { requireViewer, type Context } from '../graphql/context.ts'
import { LanguageEnum } from '../i18n/language.type.ts'
import { toWeekdayHours, WeekdayHoursType } from '../organization/weekday-hours.type.ts'
import { StaffMemberRow } from './staff-member.entity.ts'
import { StaffMemberType } from './staff-member.type.ts'

@Resolver(() => StaffMemberType)
export class StaffMemberResolver {
  @Query(() => [StaffMemberType], { description: 'Everybody who is active, by name, then id.' })
  staffMembers(@Ctx() context: Context): Promise<StaffMemberRow[]> {
    const { organizationId } = requireViewer(context)
    const { orm } = context.parts
    return orm.em
      .fork()
      .find(StaffMemberRow, { organizationId, isActive: true }, { orderBy: { name: 1, id: 1 } })
  }

  @FieldResolver(() => [WeekdayHoursType], { description: 'By weekday and time.' })
  async workingHours(
    @Root() { id }: StaffMemberType,
    @Ctx() { loaders }: Context,
  ): Promise<WeekdayHoursType[]> {
    return (await loaders.workingHoursOfStaffMember.load(id)).map(toWeekdayHours)
  }

  @FieldResolver(() => LanguageEnum, { description: 'In which the application addresses them.' })
  language(@Root() member: StaffMemberRow): keyof typeof LanguageEnum {
    return member.language
  }
}
