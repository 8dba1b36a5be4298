import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { seesEverything, type Context } from '../graphql/context.ts'
import { typeOf } from '../graphql/type-of.ts'
import { ResourceType } from '../resources/resource.type.ts'
import { StaffMemberType } from '../staff/staff-member.type.ts'
import type { UnavailabilityRow } from './unavailability.entity.ts'
import { UnavailabilitySubject, UnavailabilityType } from './unavailability.type.ts'

@Resolver(() => UnavailabilityType)
export class UnavailabilityResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The office’s own note: a wall display has none.',
  })
  reason(@Root() { reason }: UnavailabilityRow, @Ctx() context: Context) {
    return seesEverything(context) ? reason : null
  }

  @FieldResolver(() => UnavailabilitySubject, {
    description: 'A resource is unavailable with all its units.',
  })
  async subject(@Root() { staffMemberId, resourceId }: UnavailabilityRow, @Ctx() { loaders }: Context) {
    return staffMemberId
      ? typeOf(StaffMemberType, (await loaders.staffMember.load(staffMemberId))!)
      : typeOf(ResourceType, (await loaders.resource.load(resourceId!))!)
  }
}
